// One script, the same bytes each time: `src/dateline/page/document.py` puts it into every page.
import { readFileSync } from "node:fs";
import { defineConfig } from "vite";

const CARRIED = ["preact", "minisearch", "d3-geo", "d3-array", "internmap", "topojson-client", "world-atlas"];

function notice(name: string): string {
  const folder = `node_modules/${name}`;
  const said = JSON.parse(readFileSync(`${folder}/package.json`, "utf8")) as { version: string; license: string };
  const licence = ["LICENSE", "LICENSE.txt", "LICENSE.md"].map((file) => {
    try {
      return readFileSync(`${folder}/${file}`, "utf8");
    } catch {
      return "";
    }
  });
  const lines = licence.join("\n").split("\n").filter((line) => /^copyright .*\d{4}/i.test(line.trim()));
  return `${name} ${said.version} (${said.license}): ${[...new Set(lines.map((line) => line.trim()))].join("; ")}`;
}

export default defineConfig({
  logLevel: "warn",
  build: {
    outDir: "../src/dateline/page",
    emptyOutDir: false,
    copyPublicDir: false,
    target: "es2022",
    modulePreload: false,
    rollupOptions: {
      input: "src/main.tsx",
      output: {
        format: "iife",
        entryFileNames: "page.js",
        postBanner: `/*! Dateline (Apache-2.0). Carries, each under its own licence:\n${CARRIED.map(notice).join("\n")}\nThe licences' texts: MIT and ISC, https://spdx.org/licenses/. The map: Natural Earth, public domain. */`,
      },
    },
  },
});
