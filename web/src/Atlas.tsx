// Where it happened: a map without tiles, drawn from what the page holds.
import { geoEqualEarth, geoGraticule10, geoPath, type GeoProjection } from "d3-geo";
import type { Feature, FeatureCollection, Geometry } from "geojson";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-110m.json";
import { useStory } from "./Bar";
import type { Spot } from "./data";
import { with_ } from "./filters";
import type { Story } from "./story";

const TALL = 0.56; // of the width
const EARTH_KM = 6371;
/** How far off a place of each precision can lie, in km; a country is drawn as its area. Not tuned. */
const RADIUS_KM: Record<string, number> = { adm1: 120, adm2: 40, region: 250, water: 250, town: 8, capital: 10, airport: 3 };
const USUAL_KM = 15;
const NEAR = 14; // pixels within which a dot is meant
const MOST = 60; // times the whole world

interface Placed {
  name: string;
  spot: [number, number] | null;
  km: number;
  country: string;
  events: number[];
}
interface Sight {
  zoom: number;
  x: number;
  y: number;
}

let world: Feature<Geometry>[] | null = null;

/** Countries, each with its two letters as `code`. */
function countries(): Feature<Geometry>[] {
  if (world) return world;
  const topology = atlas as unknown as Topology<{ countries: GeometryCollection }>;
  const held = feature(topology, topology.objects.countries) as FeatureCollection<Geometry>;
  world = held.features.map((one) => ({ ...one, properties: { code: letters(String(one.id)) } }));
  return world;
}

/** Two letters of a country's ISO number: "840" is "US". */
function letters(number: string): string {
  try {
    return new Intl.Locale(`und-${number.padStart(3, "0")}`).region ?? "";
  } catch {
    return "";
  }
}

export function hasMap(story: Story, of: number): boolean {
  return placesOf(story, of).length > 0;
}

function placesOf(story: Story, of: number): Placed[] {
  const { index } = story;
  const events = new Map<number, number[]>();
  index.ids.forEach((_, n) => {
    if (index.story[n] !== of) return;
    for (const place of index.places[n]!) events.set(place, [...(events.get(place) ?? []), n]);
  });
  return index.where.filter(([place]) => events.has(place)).map((spot) => placed(spot, index.names.places[spot[0]]!, events.get(spot[0])!));
}

function placed([, lat, lon, precision, country]: Spot, name: string, events: number[]): Placed {
  const isArea = precision === "country";
  const spot: [number, number] | null = lat && lon && !isArea ? [Number(lon), Number(lat)] : null;
  return { name, spot, km: RADIUS_KM[precision] ?? USUAL_KM, country: isArea ? country : "", events };
}

export function Atlas({ story, of }: { story: Story; of: number }) {
  useStory(story);
  const canvas = useRef<HTMLCanvasElement>(null);
  const places = useMemo(() => placesOf(story, of), [story, of]);
  const [width, setWidth] = useState(0);
  const [sight, setSight] = useState<Sight | null>(null);
  const [over, setOver] = useState<Placed | null>(null);
  const start = useRef<{ x: number; y: number; sight: Sight } | null>(null);
  const height = Math.round(width * TALL);
  const base = useMemo(() => (width ? geoEqualEarth().fitSize([width, height], { type: "Sphere" }) : null), [width]);
  const first = useMemo(() => (base ? around(base, places, width, height) : null), [base, places]);
  const seen = sight ?? first;

  useEffect(() => {
    const held = canvas.current!;
    const watch = new ResizeObserver(() => setWidth(held.clientWidth));
    watch.observe(held);
    return () => watch.disconnect();
  }, []);
  const projection = base && seen ? moved(base, seen) : null;
  useEffect(() => {
    if (canvas.current && projection) draw(canvas.current, projection, places, story, over, width, height);
  });

  const zoom = (by: number, x = width / 2, y = height / 2) => {
    if (!seen) return;
    const next = Math.max(1, Math.min(MOST, seen.zoom * by));
    const real = next / seen.zoom;
    setSight({ zoom: next, x: x - (x - seen.x) * real, y: y - (y - seen.y) * real });
  };
  const pan = (x: number, y: number) => seen && setSight({ ...seen, x: seen.x + x, y: seen.y + y });
  const under = (x: number, y: number) => projection && meant(projection, places, x, y);
  const choose = (place: Placed) => story.ask(with_(story.filter, "place", place.name));
  const key = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      ArrowLeft: () => pan(60, 0),
      ArrowRight: () => pan(-60, 0),
      ArrowUp: () => pan(0, 60),
      ArrowDown: () => pan(0, -60),
      "+": () => zoom(1.5),
      "=": () => zoom(1.5),
      "-": () => zoom(1 / 1.5),
      Home: () => setSight(null),
    };
    if (!acts[event.key]) return;
    event.preventDefault();
    acts[event.key]!();
  };
  return (
    <figure class="atlas">
      <canvas
        ref={canvas}
        tabIndex={0}
        role="img"
        aria-label={`Map of ${places.length} places; the list below names them all. Arrow keys move, plus and minus zoom, Home shows all.`}
        onKeyDown={key}
        onWheel={(event) => {
          if (!event.ctrlKey && !event.altKey) return;
          event.preventDefault();
          zoom(Math.exp(-event.deltaY / 200), event.offsetX, event.offsetY);
        }}
        onDblClick={(event) => zoom(2, event.offsetX, event.offsetY)}
        onPointerDown={(event) => {
          canvas.current!.setPointerCapture(event.pointerId);
          if (seen) start.current = { x: event.offsetX, y: event.offsetY, sight: seen };
        }}
        onPointerMove={(event) => {
          const begun = start.current;
          if (begun) setSight({ ...begun.sight, x: begun.sight.x + event.offsetX - begun.x, y: begun.sight.y + event.offsetY - begun.y });
          else setOver(under(event.offsetX, event.offsetY));
        }}
        onPointerUp={(event) => {
          const begun = start.current;
          start.current = null;
          if (!begun || Math.hypot(event.offsetX - begun.x, event.offsetY - begun.y) > 4) return;
          const place = under(event.offsetX, event.offsetY);
          if (place) choose(place);
        }}
        onPointerLeave={() => setOver(null)}
      />
      <figcaption>
        <button type="button" onClick={() => zoom(1.6)} aria-label="Zoom the map in">+</button>
        <button type="button" onClick={() => zoom(1 / 1.6)} aria-label="Zoom the map out">−</button>
        <button type="button" onClick={() => setSight(null)}>All places</button>
        <span>{over ? `${over.name}: ${over.events.length} ${over.events.length === 1 ? "event" : "events"}` : "Rings show how exactly a place is known. Choose a dot to see only what happened there."}</span>
      </figcaption>
    </figure>
  );
}

function moved(base: GeoProjection, { zoom, x, y }: Sight): GeoProjection {
  const [left, top] = base.translate();
  return geoEqualEarth().scale(base.scale() * zoom).translate([left * zoom + x, top * zoom + y]);
}

/** The sight that holds all places. */
function around(base: GeoProjection, places: Placed[], width: number, height: number): Sight {
  const path = geoPath(base);
  let [left, top, right, low] = [Infinity, Infinity, -Infinity, -Infinity];
  const hold = (x: number, y: number) => {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [top, low] = [Math.min(top, y), Math.max(low, y)];
  };
  for (const { spot, country } of places) {
    const at = spot && base(spot);
    if (at) hold(...at);
    const area = country && countries().find((one) => one.properties!.code === country);
    if (!at && area) hold(...path.centroid(area));
  }
  if (left > right) return { zoom: 1, x: 0, y: 0 };
  const zoom = Math.max(1, Math.min(20, 0.75 * Math.min(width / Math.max(1, right - left), height / Math.max(1, low - top))));
  return { zoom, x: width / 2 - (zoom * (left + right)) / 2, y: height / 2 - (zoom * (top + low)) / 2 };
}

function meant(projection: GeoProjection, places: Placed[], x: number, y: number): Placed | null {
  let [best, least]: [Placed | null, number] = [null, NEAR];
  for (const place of places) {
    const at = place.spot && projection(place.spot);
    const away = at ? Math.hypot(at[0] - x, at[1] - y) : Infinity;
    if (away < least) [best, least] = [place, away];
  }
  return best;
}

function draw(canvas: HTMLCanvasElement, projection: GeoProjection, places: Placed[], story: Story, over: Placed | null, width: number, height: number): void {
  const scale = devicePixelRatio || 1;
  [canvas.width, canvas.height] = [Math.round(width * scale), Math.round(height * scale)];
  const pen = canvas.getContext("2d")!;
  const style = getComputedStyle(canvas);
  const colour = (name: string) => style.getPropertyValue(name);
  pen.setTransform(scale, 0, 0, scale, 0, 0);
  const path = geoPath(projection, pen);
  const told = new Map(places.map((place) => [place, place.events.filter((n) => story.answers[n]).length]));
  const areas = new Set(places.filter((place) => told.get(place)).map((place) => place.country));
  pen.lineWidth = 0.5;
  pen.beginPath();
  path(geoGraticule10());
  pen.strokeStyle = colour("--rule");
  pen.globalAlpha = 0.6;
  pen.stroke();
  pen.globalAlpha = 1;
  pen.strokeStyle = colour("--edge");
  for (const one of countries()) {
    pen.beginPath();
    path(one);
    const code = one.properties!.code as string;
    pen.fillStyle = code && areas.has(code) ? colour("--mark") : colour("--raised");
    pen.fill();
    pen.stroke();
  }
  const named: [number, number, number, number][] = [];
  for (const place of [...places].sort((a, b) => told.get(b)! - told.get(a)!)) {
    const at = place.spot && projection(place.spot);
    if (!at) continue;
    const count = told.get(place)!;
    const ring = (place.km / EARTH_KM) * projection.scale();
    pen.globalAlpha = count ? 1 : 0.3;
    pen.strokeStyle = pen.fillStyle = colour(place === over ? "--link" : "--alarm");
    pen.beginPath();
    pen.arc(...at, Math.max(ring, 1), 0, 2 * Math.PI);
    pen.lineWidth = 1;
    pen.stroke();
    pen.beginPath();
    pen.arc(...at, 2.5 + Math.min(7, Math.sqrt(count)), 0, 2 * Math.PI);
    pen.fill();
    label(pen, place.name, at, named, colour);
  }
  pen.globalAlpha = 1;
}

/** A place's name beside its dot, where no other name stands. */
function label(pen: CanvasRenderingContext2D, name: string, [x, y]: [number, number], named: [number, number, number, number][], colour: (name: string) => string): void {
  pen.font = `12px ${colour("--sans")}`;
  const wide = pen.measureText(name).width;
  const box: [number, number, number, number] = [x + 9, y - 9, x + 9 + wide, y + 6];
  if (named.some(([left, top, right, low]) => box[0] < right && box[2] > left && box[1] < low && box[3] > top)) return;
  named.push(box);
  pen.lineWidth = 3;
  pen.strokeStyle = colour("--paper");
  pen.strokeText(name, x + 9, y + 4);
  pen.fillStyle = colour("--ink");
  pen.fillText(name, x + 9, y + 4);
}
