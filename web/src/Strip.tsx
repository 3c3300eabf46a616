// The whole story as a strip of days: drag to choose a stretch, scroll or pinch to zoom.
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useStory } from "./Bar";
import { DAY, civil, dayName, ticks, yearName } from "./days";
import type { Story } from "./story";

const HEIGHT = 64;
const AXIS = 18;
const BAR = 3; // pixels wide, at least
const WIDEST = 9;
const CLICK = 4; // pixels that a pointer may move and still mean a point
const LEAST = 60; // minutes in the window
const MARGIN = 0.04;
const COLOURS = ["--ink", "--link", "--alarm", "--quiet"]; // by tier
const WAIT_MS = 90;

type Span = [number, number];

export function Strip({ story }: { story: Story }) {
  useStory(story);
  const canvas = useRef<HTMLCanvasElement>(null);
  const times = useMemo(() => placed(story), [story]);
  const whole = useMemo(() => extent(times, () => true), [times]);
  const news = useMemo(() => extent(times, (n) => story.index.tier[n] === 0) ?? whole, [times]);
  const [span, setSpan] = useState<Span | null>(news);
  const [drag, setDrag] = useState<Span | null>(null);
  const [size, setSize] = useState(0);
  const [over, setOver] = useState<number | null>(null);
  const start = useRef<{ x: number; span: Span; moves: boolean } | null>(null);
  const waiting = useRef(0);

  useEffect(() => {
    const held = canvas.current!;
    const watch = new ResizeObserver(() => setSize(held.clientWidth));
    watch.observe(held);
    const dark = matchMedia("(prefers-color-scheme: dark)");
    const again = () => setSize((n) => n + 0.001);
    dark.addEventListener("change", again);
    return () => {
      watch.disconnect();
      dark.removeEventListener("change", again);
    };
  }, []);
  const { from, to } = story.filter;
  useEffect(() => {
    if (canvas.current && span) draw(canvas.current, story, times, span, drag ?? (from === null && to === null ? null : [from ?? -Infinity, to ?? Infinity]));
  });
  if (!whole || !span) return null;

  const width = () => canvas.current?.clientWidth || 1;
  const minuteAt = (x: number, [low, high]: Span = span) => low + (x / width()) * (high - low);
  const choose = (low: number, high: number) => {
    clearTimeout(waiting.current);
    waiting.current = window.setTimeout(() => story.ask({ ...story.filter, from: low, to: high }), WAIT_MS);
  };
  const zoom = (by: number, x = width() / 2) => {
    const at = minuteAt(x);
    const [low, high] = [at - (at - span[0]) * by, at + (span[1] - at) * by];
    if (high - low < LEAST) return;
    setSpan([Math.max(low, whole[0]), Math.min(high, whole[1])]);
  };
  const pan = (share: number) => {
    const by = Math.max(whole[0] - span[0], Math.min(whole[1] - span[1], (span[1] - span[0]) * share));
    setSpan([span[0] + by, span[1] + by]);
  };
  const clear = () => story.ask({ ...story.filter, from: null, to: null });

  const down = (event: PointerEvent) => {
    if (event.button !== 0) return;
    canvas.current!.setPointerCapture(event.pointerId);
    start.current = { x: event.offsetX, span, moves: event.shiftKey };
  };
  const move = (event: PointerEvent) => {
    const begun = start.current;
    if (!begun) return setOver(nearest(story, times, minuteAt(event.offsetX)));
    if (begun.moves) {
      const by = minuteAt(begun.x, begun.span) - minuteAt(event.offsetX, begun.span);
      setSpan([begun.span[0] + by, begun.span[1] + by]);
    } else if (Math.abs(event.offsetX - begun.x) > CLICK) setDrag(sorted(minuteAt(begun.x), minuteAt(event.offsetX)));
  };
  const up = (event: PointerEvent) => {
    const begun = start.current;
    start.current = null;
    if (!begun || begun.moves) return;
    if (drag) {
      const [low, high] = wholeDays(drag, span);
      choose(low, high);
      setDrag(null);
    } else {
      const near = nearest(story, times, minuteAt(event.offsetX));
      if (near !== null) story.visit(`e-${story.index.ids[near]}`);
    }
  };
  const wheel = (event: WheelEvent) => {
    if (!event.ctrlKey && Math.abs(event.deltaX) <= Math.abs(event.deltaY) && !event.altKey) return; // the page scrolls
    event.preventDefault();
    if (event.ctrlKey || event.altKey) zoom(Math.exp(event.deltaY / 200), event.offsetX);
    else pan(event.deltaX / width());
  };
  const key = (event: KeyboardEvent) => {
    const step = (span[1] - span[0]) / 20;
    const [low, high]: Span = [from ?? span[0], to ?? span[1]];
    const acts: Record<string, () => void> = {
      ArrowLeft: () => (event.shiftKey ? choose(low, Math.max(low + step, high - step)) : event.altKey ? choose(low - step, high) : pan(-0.1)),
      ArrowRight: () => (event.shiftKey ? choose(low, high + step) : event.altKey ? choose(Math.min(high - step, low + step), high) : pan(0.1)),
      "+": () => zoom(0.7),
      "=": () => zoom(0.7),
      "-": () => zoom(1 / 0.7),
      Home: () => setSpan(news),
      End: () => setSpan(whole),
      Enter: () => choose(...wholeDays(span, span)),
      Escape: clear,
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]!();
  };

  return (
    <div class="strip">
      <canvas
        ref={canvas}
        height={HEIGHT}
        tabIndex={0}
        role="img"
        aria-label={`Events by day, ${dayName(span[0])} to ${dayName(span[1])}. Arrow keys move, plus and minus zoom, Enter chooses what is in view, Escape chooses all, End shows the whole.`}
        data-size={size ? undefined : "0"}
        onPointerDown={down}
        onPointerMove={move}
        onPointerUp={up}
        onPointerCancel={() => setDrag(null)}
        onPointerLeave={() => setOver(null)}
        onWheel={wheel}
        onKeyDown={key}
      />
      <p class="steer">
        <button type="button" onClick={() => zoom(0.6)} aria-label="Zoom in">+</button>
        <button type="button" onClick={() => zoom(1 / 0.6)} aria-label="Zoom out">−</button>
        <button type="button" onClick={() => setSpan(news)}>News</button>
        <button type="button" onClick={() => setSpan(whole)}>All years</button>
        {over !== null && <span class="over">{named(story, times, over)}</span>}
        <span class="key" hidden={over !== null}><i class="k0" />what happened <i class="k1" />reactions <i class="k2" />looking ahead <i class="k3" />background</span>
      </p>
      <Counts story={story} times={times} />
    </div>
  );
}

/** The same as a table, for those who do not see the strip. */
function Counts({ story, times }: { story: Story; times: (Span | null)[] }) {
  const rows = useMemo(() => {
    const found = new Map<string, number>();
    times.forEach((time, n) => {
      if (!time || !story.answers[n]) return;
      const { year, month } = civil(time[0]);
      const name = `${yearName(year)}-${String(month).padStart(2, "0")}`;
      found.set(name, (found.get(name) ?? 0) + 1);
    });
    return [...found].slice(0, 240);
  }, [times, story.answers]);
  return (
    <table class="unseen">
      <caption>Events by month</caption>
      <thead>
        <tr><th scope="col">Month</th><th scope="col">Events</th></tr>
      </thead>
      <tbody>
        {rows.map(([name, count]) => (
          <tr key={name}><th scope="row">{name}</th><td>{count}</td></tr>
        ))}
      </tbody>
    </table>
  );
}

/** Per event the minutes it can lie in; null where a side is open. */
function placed(story: Story): (Span | null)[] {
  return story.index.times.map(([start, end]) => (start === null || end === null ? null : [start, Math.max(end, start + 1)]));
}

function extent(times: (Span | null)[], counts: (n: number) => boolean): Span | null {
  let [low, high] = [Infinity, -Infinity];
  times.forEach((time, n) => {
    if (!time || !counts(n)) return;
    low = Math.min(low, time[0]);
    high = Math.max(high, time[1]);
  });
  if (low > high) return null;
  const margin = Math.max(DAY / 2, (high - low) * MARGIN);
  return [low - margin, high + margin];
}

/** An event's line, with the day it begins. */
function named(story: Story, times: (Span | null)[], event: number): string {
  const row = story.index.row[event]!;
  const line = story.line(event) || story.line(story.index.row.indexOf(row));
  return `${dayName(times[event]![0])}: ${line}`;
}

function sorted(a: number, b: number): Span {
  return a < b ? [a, b] : [b, a];
}

/** A stretch widened to whole days, or to hours where the window is of hours. */
function wholeDays([low, high]: Span, [first, last]: Span): Span {
  const unit = last - first < 4 * DAY ? 60 : DAY;
  return [Math.floor(low / unit) * unit, Math.ceil(high / unit) * unit];
}

/** The event that answers and lies nearest; at the same distance, the one told most exactly. */
function nearest(story: Story, times: (Span | null)[], at: number): number | null {
  let [best, least]: [number | null, number] = [null, Infinity];
  times.forEach((time, n) => {
    if (!time || !story.answers[n]) return;
    const away = Math.max(time[0] - at, at - time[1], 0) + (time[1] - time[0]) / 1000 + story.index.tier[n]!;
    if (away < least) [best, least] = [n, away];
  });
  return best;
}

function draw(canvas: HTMLCanvasElement, story: Story, times: (Span | null)[], [low, high]: Span, chosen: Span | null): void {
  const scale = devicePixelRatio || 1;
  const width = canvas.clientWidth;
  if (!width) return;
  if (canvas.width !== Math.round(width * scale)) canvas.width = Math.round(width * scale);
  if (canvas.height !== Math.round(HEIGHT * scale)) canvas.height = Math.round(HEIGHT * scale);
  const pen = canvas.getContext("2d")!;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  pen.clearRect(0, 0, width, HEIGHT);
  const x = (minute: number) => ((minute - low) / (high - low)) * width;
  const floor = HEIGHT - AXIS;
  if (chosen) {
    pen.fillStyle = colour("--mark");
    const left = Math.max(0, x(chosen[0]));
    pen.fillRect(left, 0, Math.min(width, x(chosen[1])) - left, floor);
  }
  bars(pen, story, times, x, width, floor, colour);
  pen.font = `11px ${colour("--sans")}`;
  pen.strokeStyle = pen.fillStyle = colour("--soft");
  pen.lineWidth = 1;
  pen.beginPath();
  pen.moveTo(0, floor + 0.5);
  pen.lineTo(width, floor + 0.5);
  let free = -Infinity;
  for (const tick of ticks(low, high, width / 72)) {
    const at = Math.round(x(tick.at)) + 0.5;
    pen.moveTo(at, floor);
    pen.lineTo(at, floor + (tick.major ? 7 : 4));
    const room = pen.measureText(tick.label).width;
    if (at < free || at + room > width) continue;
    pen.fillText(tick.label, at + 3, HEIGHT - 4);
    free = at + room + 10;
  }
  pen.stroke();
}

/** Bars of how many events begin there; long or vague stretches as thin lines above the axis. */
function bars(pen: CanvasRenderingContext2D, story: Story, times: (Span | null)[], x: (minute: number) => number, width: number, floor: number, colour: (name: string) => string): void {
  const day = x(DAY) - x(0);
  const bar = Math.max(BAR, Math.min(WIDEST, Math.floor(day * 0.6)));
  const bins = Math.ceil(width / bar);
  const counts = COLOURS.map(() => new Float64Array(bins));
  const lines: [number, number, number][] = [];
  times.forEach((time, n) => {
    if (!time || !story.answers[n]) return;
    const [left, right] = [x(time[0]), x(time[1])];
    if (right < 0 || left > width) return;
    if (time[1] - time[0] > 3 * DAY) lines.push([left, right, story.index.tier[n]!]);
    else {
      const bin = Math.floor((time[1] - time[0] >= DAY ? (left + right) / 2 : left) / bar);
      if (bin >= 0 && bin < bins) counts[story.index.tier[n]!]![bin]!++;
    }
  });
  let most = 1;
  for (let bin = 0; bin < bins; bin++) most = Math.max(most, counts.reduce((sum, held) => sum + held[bin]!, 0));
  const unit = Math.min(7, (floor - 10) / most);
  const tops = new Float64Array(bins).fill(floor - 4);
  counts.forEach((held, tier) => {
    pen.fillStyle = colour(COLOURS[tier]!);
    for (let bin = 0; bin < bins; bin++) {
      if (!held[bin]) continue;
      const tall = Math.max(1, held[bin]! * unit);
      tops[bin]! -= tall;
      pen.fillRect(bin * bar, tops[bin]!, bar - 1, tall);
    }
  });
  pen.globalAlpha = 0.35;
  const shades = COLOURS.map(colour);
  for (const [left, right, tier] of lines) {
    pen.fillStyle = shades[tier]!;
    pen.fillRect(Math.max(0, left), floor - 2, Math.min(width, right) - Math.max(0, left), 2);
  }
  pen.globalAlpha = 1;
}

