"use strict";

const data = JSON.parse(document.getElementById("data").textContent);
const colours = new Map(data.algorithms.map((it) => [it.name, it.colour]));
const published = "#888888";
const sections = document.getElementById("sections");

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

function section(title, note) {
  const made = element("section", {}, element("h2", {}, title));
  if (note) {
    made.append(element("p", { class: "note" }, note));
  }
  sections.append(made);
  return made;
}

function figure(value) {
  if (value === null || value === undefined) {
    return "–";
  }
  return Math.abs(value) >= 100 ? value.toFixed(1) : value.toPrecision(3);
}

function intervalCell(value) {
  if (!value) {
    return element("td", { class: "number" }, "–");
  }
  return element(
    "td",
    { class: "number" },
    figure(value.estimate),
    element("br"),
    element("small", {}, `${figure(value.low)} … ${figure(value.high)}`),
  );
}

function nameCell(algorithm) {
  const swatch = element("span", { class: "swatch" });
  swatch.style.background = colours.get(algorithm) ?? published;
  return element("th", {}, swatch, algorithm);
}

function table(headings, rows) {
  const head = element("tr", {}, ...headings.map((it) => element("th", {}, it)));
  // A heading stands where its numbers do.
  [...(rows[0]?.children ?? [])].forEach((cell, i) => { head.children[i].className = cell.className; });
  return element(
    "div",
    { class: "wide" },
    element("table", {}, element("thead", {}, head), element("tbody", {}, ...rows)),
  );
}

// One chart with a line and a band for each algorithm. uPlot wants all lines on one axis, so each is
// put where its own places are, and is drawn across the gaps.
function chart(parent, bands, xLabel, yLabel) {
  const places = [...new Set(bands.flatMap((it) => it.x))].sort((a, b) => a - b);
  const index = new Map(places.map((x, i) => [x, i]));
  const columns = [places];
  const series = [{ label: xLabel }];
  const areas = [];
  const spread = (band, values) => {
    const column = new Array(places.length).fill(undefined);
    band.x.forEach((x, i) => { column[index.get(x)] = values[i]; });
    return column;
  };
  for (const band of bands) {
    const colour = colours.get(band.algorithm) ?? published;
    const name = band.published ? `${band.algorithm} (published)` : band.algorithm;
    columns.push(spread(band, band.value));
    series.push({
      label: name,
      stroke: colour,
      width: 2,
      dash: band.published ? [6, 4] : undefined,
      spanGaps: true,
      points: { show: band.x.length < 2 },
      value: (_, value) => figure(value),
    });
    if (!band.published) {
      columns.push(spread(band, band.high), spread(band, band.low));
      for (const end of ["high", "low"]) {
        series.push({
          label: `${name} ${end}`,
          class: "end",
          stroke: "transparent",
          spanGaps: true,
          points: { show: false },
          value: (_, value) => figure(value),
        });
      }
      areas.push({ series: [series.length - 2, series.length - 1], fill: colour + "30" });
    }
  }
  const options = {
    width: Math.min(900, document.body.clientWidth),
    height: 340,
    scales: { x: { time: false } },
    axes: [{ label: xLabel }, { label: yLabel, size: 70 }],
    series,
    bands: areas,
  };
  return new uPlot(options, columns, parent);
}

function aggregateTable(parent, byAlgorithm) {
  const keys = Object.keys(Object.values(byAlgorithm)[0]);
  const names = { mean: "mean", median: "median", iqm: "IQM", optimality_gap: "optimality gap" };
  parent.append(
    table(
      ["", ...keys.map((it) => names[it])],
      Object.entries(byAlgorithm).map(([algorithm, values]) =>
        element("tr", {}, nameCell(algorithm), ...keys.map((it) => intervalCell(values[it])))),
    ),
  );
}

function scoreChart(parent, task) {
  const scores = data.scores.filter((it) => it.task === task);
  const low = Math.min(...scores.map((it) => it.score));
  const high = Math.max(...scores.map((it) => it.score));
  const row = 26;
  const left = 180;
  const width = 640;
  const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
  svg.setAttribute("width", left + width + 20);
  svg.setAttribute("height", row * (data.algorithms.length + 1));
  const add = (name, attributes, text) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text) {
      made.textContent = text;
    }
    svg.append(made);
    return made;
  };
  data.algorithms.forEach((algorithm, i) => {
    const y = row * i + row / 2;
    add("text", { x: 0, y: y + 4, "font-size": 13 }, algorithm.name);
    add("line", { x1: left, x2: left + width, y1: y, y2: y, stroke: "#ddd" });
    scores.filter((it) => it.algorithm === algorithm.name).forEach((it) => {
      const x = left + (high > low ? (it.score - low) / (high - low) : 0.5) * width;
      const dot = add("circle", { cx: x, cy: y, r: 5, fill: algorithm.colour, "fill-opacity": 0.6 });
      const title = document.createElementNS("http://www.w3.org/2000/svg", "title");
      title.textContent = `seed ${it.seed}: ${figure(it.score)}`;
      dot.append(title);
    });
  });
  const y = row * data.algorithms.length + 14;
  add("text", { x: left, y, "font-size": 12, fill: "#666" }, figure(low));
  add("text", { x: left + width, y, "font-size": 12, fill: "#666", "text-anchor": "end" }, figure(high));
  parent.append(element("div", { class: "wide" }, svg));
}

function improvementMatrix(parent) {
  const seconds = [...new Set(data.improvement.map((it) => it.second))];
  const firsts = [...new Set(data.improvement.map((it) => it.first))];
  parent.append(
    table(
      ["", ...seconds],
      firsts.map((first) =>
        element(
          "tr",
          {},
          nameCell(first),
          ...seconds.map((second) => {
            const found = data.improvement.find((it) => it.first === first && it.second === second);
            const cell = intervalCell(found);
            if (found) {
              const share = Math.round(Math.abs(found.estimate - 0.5) * 120);
              const colour = found.estimate >= 0.5 ? "0, 158, 115" : "213, 94, 0";
              cell.style.background = `rgba(${colour}, ${share / 100})`;
            }
            return cell;
          }),
        )),
    ),
  );
}

document.title = data.title;
document.getElementById("title").textContent = data.title;
document.getElementById("summary").textContent =
  `${data.scores.length} runs of ${data.algorithms.length} algorithms on ${data.tasks.length} ` +
  `task${data.tasks.length === 1 ? "" : "s"}, by ${data.metric}. Intervals and bands: ` +
  `${Math.round(data.confidence * 1000) / 10} %, stratified bootstrap (Agarwal et al. 2021).`;

aggregateTable(section("All tasks"), data.overall);

if (data.efficiency.length > 0) {
  const part = section("Sample efficiency", "Interquartile mean over all tasks.");
  chart(part, data.efficiency, "environment steps", "interquartile mean");
}

if (Object.keys(data.curves).length > 0) {
  const part = section("Learning curves", "Interquartile mean over seeds.");
  for (const [task, bands] of Object.entries(data.curves)) {
    part.append(element("h3", {}, task));
    chart(part, bands, "environment steps", data.metric);
  }
}

chart(
  section("Performance profiles", "The share of runs that score more than a threshold."),
  data.profiles,
  "threshold",
  "share of runs",
);

if (data.improvement.length > 0) {
  improvementMatrix(
    section("Probability of improvement", "That a run of the row scores more than one of the column."),
  );
}

const tasks = section("Tasks", "A dot for each seed.");
for (const task of data.tasks) {
  tasks.append(element("h3", {}, task));
  scoreChart(tasks, task);
  aggregateTable(tasks, data.by_task[task]);
}

if (data.tests.length > 0) {
  const part = section("Tests", "Two-sided p-values.");
  const cell = (value) => element("td", { class: "number" }, figure(value));
  part.append(
    table(
      ["task", "", "", "Welch t", "p", "Mann–Whitney U", "p"],
      data.tests.map((it) =>
        element(
          "tr",
          {},
          element("td", {}, it.task),
          nameCell(it.first),
          nameCell(it.second),
          cell(it.welch_t),
          cell(it.welch_p),
          cell(it.mann_whitney_u),
          cell(it.mann_whitney_p),
        )),
    ),
  );
}

if (data.differences.keys.length > 0) {
  const part = section("Configurations", "Keys that differ between runs; the seed is not told.");
  const heading = (names) =>
    names.length > 2 ? `${names[0]} … ${names[names.length - 1]} (${names.length})` : names.join(", ");
  part.append(
    table(
      ["", ...data.differences.groups.map(heading)],
      data.differences.keys.map((it) =>
        element(
          "tr",
          {},
          element("th", {}, it.key),
          ...it.values.map((value) => element("td", {}, value)),
        )),
    ),
  );
}

if (data.runs.length > 0) {
  const part = section("Provenance", "What each run came from.");
  for (const run of data.runs) {
    part.append(
      element(
        "details",
        {},
        element("summary", {}, run.folder),
        element("pre", {}, JSON.stringify(run.provenance, null, 2)),
      ),
    );
  }
}
