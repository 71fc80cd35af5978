export interface CalendarEvent {
    id: string;
    start: Date;
    end: Date;
}

export interface Difference {
    added: CalendarEvent[];
    moved: CalendarEvent[];
    removed: CalendarEvent[];
}

export function compare(before: CalendarEvent[], after: CalendarEvent[]): Difference {
    const known = new Map(before.map((event) => [event.id, event]));
    const added: CalendarEvent[] = [];
    const moved: CalendarEvent[] = [];
    for (const event of after) {
        const old = known.get(event.id);
        known.delete(event.id);
        if (!old) {
            added.push(event);
        } else if (+old.start !== +event.start || +old.end !== +event.end) {
            moved.push(event);
        }
    }
    return { added, moved, removed: [...known.values()] };
}
