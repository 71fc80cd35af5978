using TodoApi;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddSingleton<TodoList>();

var app = builder.Build();

var todos = app.MapGroup("/todos");

todos.MapGet("/", (TodoList list, bool? done) => list.All(done));

todos.MapPost("/", (TodoList list, NewTodo todo) =>
    string.IsNullOrWhiteSpace(todo.Title)
        ? Results.ValidationProblem(new Dictionary<string, string[]> { ["title"] = ["A todo needs a title."] })
        : Results.Created("/todos", list.Add(todo.Title, todo.Due)));

todos.MapPost("/{id:int}/done", (TodoList list, int id) => list.Finish(id) ? Results.NoContent() : Results.NotFound());

app.Run();
