import type { Match } from './match.js';
import { itemsOf, type Item, type List, type Source } from './model.js';

/** One item in up to three versions. */
export interface Entry {
  readonly base: Item | undefined;
  readonly ours: Item | undefined;
  readonly theirs: Item | undefined;
}

/** One list in up to three versions. */
export interface ListTriple {
  readonly base: List | undefined;
  readonly ours: List | undefined;
  readonly theirs: List | undefined;
}

/** Where something that only theirs has goes: into a list of ours, beside what it stands beside in theirs. */
export interface Insertion {
  readonly entry: Entry;
  readonly after: Entry | undefined;
  readonly before: Entry | undefined;
}

/** The three texts, item by item. */
export class Entries {
  readonly #entries = new Map<Item, Entry>();
  readonly #homes = new Map<Entry, List>();
  readonly #insertions = new Map<List, Insertion[]>();
  readonly #touched = new Set<List>();
  readonly #bothAdded = new Map<Item, Item>();
  readonly #movedByTheirs = new Set<Entry>();

  constructor(
    base: Source,
    ours: Source,
    theirs: Source,
    readonly toOurs: Match,
    readonly toTheirs: Match,
  ) {
    this.#pairAdded(ours);
    for (const item of itemsOf(base.root)) {
      this.#add({ base: item, ours: toOurs.items.get(item), theirs: toTheirs.items.get(item) });
    }
    for (const item of itemsOf(ours.root)) {
      if (!toOurs.back.has(item))
        this.#add({ base: undefined, ours: item, theirs: this.#bothAdded.get(item) });
    }
    for (const item of itemsOf(theirs.root)) {
      if (!this.#entries.has(item)) this.#add({ base: undefined, ours: undefined, theirs: item });
    }
    for (const entry of new Set(this.#entries.values())) this.#settle(entry);
    for (const list of listsOf(theirs.root)) this.#insert(list);
  }

  of(item: Item): Entry {
    const entry = this.#entries.get(item);
    if (entry === undefined) throw new Error('An item has no entry.');
    return entry;
  }

  /** The list, of ours where there is one, in which an entry stands in the merged text. */
  homeOf(entry: Entry): List | undefined {
    return this.#homes.get(entry);
  }

  /** What stands in a list of the merged text and is an entry or holds it: the `if` that one side has put around it. */
  holderIn(list: List, entry: Entry): Entry | undefined {
    for (let each: Entry | undefined = entry; each !== undefined;) {
      const home = this.#homes.get(each);
      if (home === list) return each;
      each = home?.owner === undefined ? undefined : this.of(home.owner);
    }
    return undefined;
  }

  /** What only theirs has, or ours has deleted, that belongs into a list. */
  insertionsInto({ ours, theirs }: ListTriple): readonly Insertion[] {
    const list = ours ?? theirs;
    return list === undefined ? [] : (this.#insertions.get(list) ?? []);
  }

  tripleOf(list: List): ListTriple {
    const base = this.toOurs.listsBack.get(list) ?? this.toTheirs.listsBack.get(list);
    if (base === undefined) {
      return this.#isOurs(list)
        ? { base, ours: list, theirs: undefined }
        : { base, ours: undefined, theirs: list };
    }
    return { base, ours: this.toOurs.lists.get(base), theirs: this.toTheirs.lists.get(base) };
  }

  /**
   * What became of an item that one side has moved, such as into an `if` around it, and the other deleted: `deleted` where the other took it
   * out by itself, `kept` where all that it stood in went. Undefined for every other item.
   */
  fateOf({ base, ours, theirs }: Entry): 'deleted' | 'kept' | undefined {
    if (base === undefined || (ours === undefined) === (theirs === undefined)) return undefined;
    const [mover, deleter] = ours === undefined ? [this.toTheirs, this.toOurs] : [this.toOurs, this.toTheirs];
    if (mover.lists.get(base.list) === (ours ?? theirs)?.list) return undefined;
    return deleter.lists.has(base.list) ? 'deleted' : 'kept';
  }

  /** Whether something came into the item, or left it, for or from elsewhere. */
  isTouched(item: Item): boolean {
    return item.lists.some((list) => this.#touched.has(list));
  }

  #isOurs(list: List): boolean {
    const [item] = list.items;
    if (item !== undefined) return this.of(item).ours === item;
    return list.owner !== undefined && this.of(list.owner).ours === list.owner;
  }

  #add(entry: Entry): void {
    for (const item of [entry.base, entry.ours, entry.theirs])
      if (item !== undefined) this.#entries.set(item, entry);
  }

  /** What both have added alike, or under one name. */
  #pairAdded(ours: Source): void {
    for (const list of listsOf(ours.root)) {
      const base = this.toOurs.listsBack.get(list);
      const theirs = base === undefined ? undefined : this.toTheirs.lists.get(base);
      const free = theirs?.items.filter((item) => !this.toTheirs.back.has(item)) ?? [];
      for (const item of list.items) {
        if (this.toOurs.back.has(item)) continue;
        const at = free.findIndex((other) => isSameAddition(item, other));
        const [other] = at < 0 ? [] : free.splice(at, 1);
        if (other !== undefined) this.#bothAdded.set(item, other);
      }
    }
  }

  #settle(entry: Entry): void {
    const { base, ours, theirs } = entry;
    const list = ours?.list ?? theirs?.list;
    if (list === undefined) return;
    if (this.fateOf(entry) === 'deleted') this.#touch(base?.list, list);
    if (base === undefined || ours === undefined) {
      this.#homes.set(entry, this.#canonical(list));
      return;
    }
    const oursMoved = this.toOurs.lists.get(base.list) !== ours.list;
    const theirsMoved = theirs !== undefined && this.toTheirs.lists.get(base.list) !== theirs.list;
    const home = theirsMoved && !oursMoved ? this.#canonical(theirs.list) : ours.list;
    this.#homes.set(entry, home);
    if (theirsMoved && !oursMoved) this.#movedByTheirs.add(entry);
    if (oursMoved || theirsMoved) this.#touch(base.list, ours.list, theirs?.list, home);
  }

  #canonical(list: List): List {
    const { ours, theirs } = this.tripleOf(list);
    return ours ?? theirs ?? list;
  }

  #touch(...lists: (List | undefined)[]): void {
    for (let list of lists) {
      while (list !== undefined && !this.#touched.has(list)) {
        this.#touched.add(list);
        list = list.owner?.list;
      }
    }
  }

  /** Finds a place for what stands in a list of theirs and not in ours. */
  #insert(list: List): void {
    const own = this.#canonical(list);
    const entries = list.items.map((item) => this.of(item));
    const stays = (entry: Entry): boolean => entry.ours !== undefined && !this.#movedByTheirs.has(entry);
    for (const [at, entry] of entries.entries()) {
      if (stays(entry)) continue;
      const after = entries.slice(0, at).findLast(stays);
      const before = entries.slice(at + 1).find(stays);
      const homes = [after, before].flatMap((each) =>
        each === undefined ? [] : (this.#homes.get(each) ?? []),
      );
      const [first] = homes;
      // The owner has moved what it stands among: it goes along.
      const goesAlong =
        entry.ours === undefined && first !== undefined && homes.every((each) => each === first);
      const home = goesAlong ? first : own;
      const here = (each: Entry | undefined): Entry | undefined =>
        each === undefined ? undefined : this.holderIn(home, each);
      this.#homes.set(entry, home);
      if (home !== own) this.#touch(list, home, this.toTheirs.listsBack.get(list));
      const insertions = this.#insertions.get(home) ?? [];
      insertions.push({ entry, after: here(after), before: here(before) });
      this.#insertions.set(home, insertions);
    }
  }
}

function isSameAddition(one: Item, other: Item): boolean {
  if (one.loose && one.key !== undefined) return one.key === other.key && one.kind === other.kind;
  return one.print === other.print;
}

function* listsOf(list: List): Generator<List, void, undefined> {
  yield list;
  for (const item of list.items) for (const inner of item.lists) yield* listsOf(inner);
}
