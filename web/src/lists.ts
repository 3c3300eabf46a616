// The rows of the page: all in the document where they are few, else only those in view.

export interface List {
  /** Rows by number, as far as this list holds them. */
  rows: Map<number, HTMLElement>;
  show(isShown: (row: number) => boolean): void;
  /** Bring a row into the document, so that it can be scrolled to. */
  reveal(row: number): void;
  /** A row has changed its height. */
  changed(): void;
  /** All rows in the document, for print; and back. */
  whole(all: boolean): void;
}

function rowsIn(part: HTMLElement): Map<number, HTMLElement> {
  const held = part.querySelectorAll<HTMLElement>("[data-row]");
  return new Map([...held].map((row) => [Number(row.dataset.row), row]));
}

/** Rows that stay where they are and are hidden one by one, with headings left without any. */
export class StandingList implements List {
  rows: Map<number, HTMLElement>;

  constructor(private part: HTMLElement) {
    this.rows = rowsIn(part);
  }

  show(isShown: (row: number) => boolean): void {
    for (const [n, row] of this.rows) row.hidden = !isShown(n);
    for (const group of this.part.querySelectorAll<HTMLElement>("section")) {
      group.hidden = !group.querySelector("[data-row]:not([hidden])");
    }
  }

  reveal(): void {}
  changed(): void {}
  whole(): void {}
}

interface Item {
  node: HTMLElement;
  row: number | null;
  height: number;
}

const BEYOND = 600; // pixels above and below the window that are kept ready
const GUESS = 84; // pixels of a row not yet measured

/** Rows of which only those in view are in the document; heights are measured as they come. */
export class ScrolledList implements List {
  rows: Map<number, HTMLElement>;
  private items: Item[];
  private shown: Item[];
  private place = new Map<number, number>();
  private tops = new Float64Array(1);
  private host: HTMLElement;
  private from = 0;
  private until = 0;
  private isWhole = false;

  /** `prepare` makes a row ready each time before it comes into the document. */
  constructor(part: HTMLElement, private prepare: (row: HTMLElement) => void) {
    this.rows = rowsIn(part);
    const nodes = part.querySelectorAll<HTMLElement>("[data-row], section > h2, section > h3, section > h4, section > h5");
    const own = new Set<Element>(part.querySelectorAll(":scope > h2, :scope > h3"));
    this.items = [...nodes]
      .filter((node) => !own.has(node) && (node.dataset.row !== undefined || !node.closest("[data-row]")))
      .map((node) => ({ node, row: node.dataset.row === undefined ? null : Number(node.dataset.row), height: GUESS }));
    this.host = document.createElement("div");
    this.host.className = "scrolled";
    for (const child of [...part.children]) if (!own.has(child) && !child.matches(".about")) child.remove();
    part.append(this.host);
    this.shown = this.items;
    this.lay();
    addEventListener("scroll", () => this.draw(), { passive: true });
    addEventListener("resize", () => this.changed(), { passive: true });
  }

  show(isShown: (row: number) => boolean): void {
    const kept: Item[] = [];
    for (const item of this.items) {
      if (item.row === null) {
        if (kept.at(-1)?.row === null) kept.pop();
        kept.push(item);
      } else if (isShown(item.row)) kept.push(item);
    }
    if (kept.at(-1)?.row === null) kept.pop();
    this.shown = kept;
    this.host.replaceChildren();
    this.from = this.until = 0;
    this.lay();
    this.draw();
  }

  reveal(row: number): void {
    const at = this.place.get(row);
    if (at === undefined) return;
    const top = this.host.getBoundingClientRect().top + scrollY + this.tops[at]!;
    scrollTo({ top: top - 160, behavior: "instant" });
    this.draw();
  }

  changed(): void {
    this.measure();
    this.draw();
  }

  whole(all: boolean): void {
    this.isWhole = all;
    if (all) {
      this.host.style.padding = "0";
      this.host.replaceChildren(...this.shown.map((item) => item.node));
    } else {
      this.host.replaceChildren();
      this.from = this.until = 0;
      this.draw();
    }
  }

  /** Where every item begins. */
  private lay(): void {
    this.tops = new Float64Array(this.shown.length + 1);
    this.place.clear();
    this.shown.forEach((item, n) => {
      this.tops[n + 1] = this.tops[n]! + item.height;
      if (item.row !== null) this.place.set(item.row, n);
    });
  }

  private at(pixel: number): number {
    let [low, high] = [0, this.shown.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.tops[middle + 1]! <= pixel) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private draw(): void {
    if (this.isWhole) return;
    const top = this.host.getBoundingClientRect().top;
    const total = this.tops[this.shown.length]!;
    const hidden = top > innerHeight + BEYOND || top + total < -BEYOND;
    const from = hidden ? 0 : this.at(-top - BEYOND);
    const until = hidden ? 0 : Math.min(this.shown.length, this.at(innerHeight - top + BEYOND) + 1);
    if (from !== this.from || until !== this.until || this.host.childElementCount === 0) {
      this.fill(from, until);
      this.measure();
    }
    this.pad();
  }

  /** Take out what has left the window, put in what has come, and leave the rest alone. */
  private fill(from: number, until: number): void {
    for (let n = this.from; n < this.until; n++) {
      if (n < from || n >= until) this.shown[n]?.node.remove();
    }
    let before: ChildNode | null = this.host.firstChild;
    for (let n = from; n < until; n++) {
      const { node, row } = this.shown[n]!;
      if (row !== null) {
        this.prepare(node);
        const card = node.querySelector("article");
        card?.setAttribute("aria-posinset", String(n + 1));
        card?.setAttribute("aria-setsize", String(this.shown.length));
      }
      if (node === before) before = before.nextSibling;
      else this.host.insertBefore(node, before);
    }
    [this.from, this.until] = [from, until];
  }

  /** Note the heights as they are; what the reader looks at stays where it is. */
  private measure(): void {
    let moved = false;
    for (let n = this.from; n < this.until; n++) {
      const item = this.shown[n]!;
      const height = item.node.offsetHeight;
      if (height && height !== item.height) {
        item.height = height;
        moved = true;
      }
    }
    if (!moved) return;
    const top = this.host.getBoundingClientRect().top;
    const first = this.at(-top);
    const was = this.tops[first]!;
    this.lay();
    this.pad();
    const by = this.tops[first]! - was;
    if (by && top < 0) scrollBy({ top: by, behavior: "instant" });
  }

  private pad(): void {
    this.host.style.paddingTop = `${this.tops[this.from]}px`;
    this.host.style.paddingBottom = `${this.tops[this.shown.length]! - this.tops[this.until]!}px`;
  }
}
