namespace TodoApi;

public record Todo(int Id, string Title, DateOnly? Due, bool IsDone);

public record NewTodo(string Title, DateOnly? Due);

public class TodoList
{
    private readonly Lock _lock = new();
    private readonly List<Todo> _todos = [];

    public Todo Add(string title, DateOnly? due)
    {
        lock (_lock)
        {
            var todo = new Todo(_todos.Count + 1, title.Trim(), due, IsDone: false);
            _todos.Add(todo);
            return todo;
        }
    }

    public IReadOnlyList<Todo> All(bool? done)
    {
        lock (_lock)
        {
            return [.. _todos
                .Where(todo => done is null || todo.IsDone == done)
                .OrderBy(todo => todo.Due ?? DateOnly.MaxValue)
                .ThenBy(todo => todo.Id)];
        }
    }

    public bool Finish(int id)
    {
        lock (_lock)
        {
            var index = _todos.FindIndex(todo => todo.Id == id);
            if (index < 0)
            {
                return false;
            }

            _todos[index] = _todos[index] with { IsDone = true };
            return true;
        }
    }
}
