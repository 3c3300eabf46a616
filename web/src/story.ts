// The page as the script knows it: rows and events, what is asked for, and going somewhere.
import { elements, Packs, unpack, type Index } from "./data";
import { ALL, answering, isNarrow, parsed, written, type Filter } from "./filters";
import { ScrolledList, StandingList, type List } from "./lists";
import { Reports } from "./reports";
import { mark, Search } from "./search";

const MARKED_ROWS = 300; // in which the words searched for are marked

export class Story {
  filter: Filter = ALL;
  /** Whether each event answers to the filter. */
  answers: boolean[];
  lists: List[] = [];
  reports: Reports;
  search: Search;
  /** Opened report: the anchor of the sentence, "" where none is. */
  reading = "";
  isFolded: boolean;
  private hearers = new Set<() => void>();
  private events = new Map<string, number>();
  private claims = new Map<string, number>();
  private cards: Packs | null;
  private parts = new Map<string, Promise<void>>();

  constructor(public index: Index) {
    this.isFolded = index.cards !== undefined;
    this.cards = index.cards ? new Packs("c", index.cards) : null;
    this.reports = new Reports(index);
    this.answers = index.ids.map(() => true);
    index.ids.forEach((id, n) => this.events.set(id, n));
    index.claims.forEach((held, n) => held.forEach(([id]) => this.claims.set(id, n)));
    for (const part of document.querySelectorAll<HTMLElement>(".part.timeline, .part.outlook, .part.background")) {
      this.lists.push(this.isFolded ? new ScrolledList(part, unfoldable) : new StandingList(part));
    }
    this.search = new Search(index.ids.map((_, n) => this.line(n)));
  }

  row(event: number): HTMLElement | undefined {
    const n = this.index.row[event]!;
    return this.lists.map((list) => list.rows.get(n)).find(Boolean);
  }

  /** The line of an event; of one that hangs folded away, "". */
  line(event: number): string {
    const id = this.index.ids[event]!;
    const card = this.row(event)?.querySelector(`[id="e-${id}"]`);
    return card?.querySelector(".line bdi")?.textContent ?? "";
  }

  /** All that may be searched of an event. */
  async told(event: number) {
    const { names, actors, places, claims } = this.index;
    const held = [...actors[event]!.map((n) => names.actors[n]!), ...places[event]!.map((n) => names.places[n]!)];
    const said: string[] = [];
    const seen = new Set<string>();
    for (const [, article, block, start, end] of claims[event]!) {
      const key = `${article} ${block} ${start}`;
      if (seen.has(key)) continue;
      seen.add(key);
      said.push((await this.reports.paragraph(article, block)).slice(start, end));
    }
    const card = document.getElementById(`e-${this.index.ids[event]}`);
    if (!said.some(Boolean)) said.push(...[...(card?.querySelectorAll(".quote .said") ?? [])].map((one) => one.textContent!));
    return { id: event, line: this.line(event), names: held.join(" "), said: said.join(" ") };
  }

  hear(hearer: () => void): () => void {
    this.hearers.add(hearer);
    return () => void this.hearers.delete(hearer);
  }

  private tell(): void {
    for (const hearer of this.hearers) hearer();
  }

  /** Show what answers to the filter, and keep it in the page's address. */
  ask(filter: Filter, keepAddress = false): void {
    this.filter = filter;
    const start = performance.now();
    const found = filter.words.trim() ? this.search.find(filter.words) : null;
    if (found) performance.measure("searched", { start });
    this.answers = isNarrow(filter) ? answering(this.index, filter, found) : this.index.ids.map(() => true);
    const rows = new Set(this.index.row.filter((_, event) => this.answers[event]));
    for (const list of this.lists) list.show((row) => rows.has(row));
    const marked = [...rows].slice(0, MARKED_ROWS).flatMap((n) => this.lists.map((list) => list.rows.get(n)).find(Boolean) ?? []);
    mark(found ? this.search.terms : [], marked);
    if (!keepAddress) this.address("", true);
    this.tell();
  }

  clear(): void {
    if (isNarrow(this.filter)) this.ask(ALL);
  }

  /** How many events answer. */
  get count(): number {
    return this.answers.filter(Boolean).length;
  }

  private address(anchor: string, replace: boolean): void {
    const query = written(this.filter);
    const hash = `#${anchor}${query ? `?${query}` : ""}`;
    if (hash === location.hash || (hash === "#" && !location.hash)) return;
    const url = hash === "#" ? location.pathname + location.search : hash;
    if (replace) history.replaceState(null, "", url);
    else history.pushState(null, "", url);
  }

  /** Read the page's address: the filter, then the place. */
  follow(): void {
    const [anchor = "", query = ""] = location.hash.slice(1).split(/\?(.*)/s);
    const asked = parsed(query);
    if (written(asked) !== written(this.filter)) this.ask(asked, true);
    void this.go(decodeURIComponent(anchor));
  }

  /** Follow a link within the page; the filter stays in the address. */
  visit(to: string): void {
    const [anchor = "", query] = to.split(/\?(.*)/s);
    if (query) this.ask(parsed(query), true);
    this.address(anchor, false);
    void this.go(anchor || (query ? "timeline" : ""));
  }

  private async go(anchor: string): Promise<void> {
    this.reading = anchor.startsWith("a-") ? anchor : "";
    this.tell();
    const kind = anchor.slice(0, 2);
    if (kind === "a-" || !anchor) return;
    const event = kind === "e-" ? this.events.get(anchor.slice(2)) : kind === "c-" ? this.claims.get(anchor.slice(2)) : undefined;
    if (event !== undefined) await this.open(event);
    else await this.unfold(anchor);
    arrive(document.getElementById(anchor));
  }

  /** Bring an event into view, whole; what hides it is lifted. */
  async open(event: number): Promise<void> {
    if (!this.answers.some((answers, n) => answers && this.index.row[n] === this.index.row[event])) this.ask(ALL);
    const row = this.row(event);
    if (!row) return;
    const list = this.lists.find((held) => held.rows.get(this.index.row[event]!) === row);
    list?.reveal(this.index.row[event]!);
    if (!this.isFolded) return;
    await this.unfoldRow(row);
    if (!row.isConnected) list?.reveal(this.index.row[event]!); // the browser went elsewhere meanwhile
  }

  /** Put the whole of a row in the place of its one line. */
  async unfoldRow(row: HTMLElement): Promise<void> {
    if (!this.cards || row.classList.contains("open")) return;
    row.classList.add("open");
    const whole = elements(await this.cards.piece(Number(row.dataset.row)));
    const claims = this.index.claims.filter((_, event) => this.index.row[event] === Number(row.dataset.row)).flat();
    await this.reports.fill(whole, claims);
    const line = [...row.children] as HTMLElement[];
    line.forEach((one) => (one.hidden = true));
    line.flatMap((one) => [one, ...one.querySelectorAll("[id]")]).forEach((one) => one.removeAttribute("id"));
    const close = document.createElement("button");
    close.type = "button";
    close.className = "unfold";
    close.textContent = "Close";
    row.append(whole, close);
    this.lists.forEach((list) => list.changed());
  }

  foldRow(row: HTMLElement): void {
    const [line, ...whole] = [...row.children] as HTMLElement[];
    if (!this.cards || !line || !row.classList.contains("open")) return;
    row.classList.remove("open");
    whole.forEach((one) => one.remove());
    line.hidden = false;
    const event = this.index.row.findIndex((n) => n === Number(row.dataset.row));
    line.id = `e-${this.index.ids[event]}`;
    this.lists.forEach((list) => list.changed());
  }

  /** Put a part that lies folded in the page in its place. */
  unfold(id: string): Promise<void> {
    let done = this.parts.get(id);
    if (!done) this.parts.set(id, (done = this.unfoldPart(id)));
    return done;
  }

  private async unfoldPart(id: string): Promise<void> {
    const html = await unpack<string>(`p-${id}`);
    if (html) document.getElementById(id)?.replaceWith(elements(html));
    this.tell();
  }
}

/** Give a row of one line the button that opens it. */
function unfoldable(row: HTMLElement): void {
  const said = row.querySelector(".meta");
  if (!said || row.querySelector(".unfold")) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "unfold";
  button.textContent = "Sentences";
  said.append(" ", button);
}

/** Scroll to an element, open what it lies folded in, and set the reader's focus on it. */
export function arrive(target: HTMLElement | null): void {
  if (!target) return;
  document.querySelectorAll(".arrived").forEach((one) => one.classList.remove("arrived"));
  for (let fold = target.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) fold.open = true;
  if (!target.matches("main, section")) target.classList.add("arrived");
  target.tabIndex = -1;
  target.focus({ preventScroll: true });
  target.scrollIntoView({ block: "start", behavior: "instant" });
}
