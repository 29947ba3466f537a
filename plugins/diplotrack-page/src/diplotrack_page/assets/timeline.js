// The timeline: a chart in which uncertain dates are spans, and under it the records by month.

const DAY = 86400000;
const dayNumber = (day) => {
  const date = new Date(0);
  date.setUTCFullYear(Number(day.slice(0, 4)), Number(day.slice(5, 7)) - 1, Number(day.slice(8)));
  return Math.round(date.getTime() / DAY);
};
const ofNumber = (number) => new Date(number * DAY);

const MOST = 240; // marks; more are drawn as counts

const chartSpan = (dated) => {
  const days = dated.flatMap(({ span }) => [span.from, span.to]).filter(Boolean).map(dayNumber);
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const room = Math.max(10, Math.round((last - first) * 0.03));
  return [first - room, last + room];
};

const scale = (first, last, most) => {
  const steps = [[1, 31], [3, 92], [6, 183], [12, 366], [24, 731], [60, 1830], [120, 3660], [600, 18300], [6000, 183000]];
  const [months] = steps.find(([, days]) => (last - first) / days <= most) ?? [24000];
  const ticks = [];
  const begin = ofNumber(first);
  const index = Math.ceil((begin.getUTCFullYear() * 12 + begin.getUTCMonth() + 1) / months) * months;
  for (let month = index; ; month += months) {
    const date = new Date(0);
    date.setUTCFullYear(Math.floor(month / 12), month % 12, 1);
    const number = Math.round(date.getTime() / DAY);
    if (number > last) return ticks;
    const year = date.getUTCFullYear();
    const name = MONTHS[date.getUTCMonth()].slice(0, 3);
    ticks.push([number, months >= 12 ? String(year) : date.getUTCMonth() === 0 || !ticks.length ? `${name} ${year}` : name]);
  }
};

// Records in lanes, none over another: engagements above, commitments under them.
const bars = (dated, x) => {
  const engagements = packed(dated.filter((record) => record.type === "engagement"), x, 0);
  const rows = 1 + Math.max(-1, ...engagements.map(({ lane }) => lane));
  return [...engagements, ...packed(dated.filter((record) => record.type === "commitment"), x, rows && rows + 0.75)];
};

const packed = (dated, x, above) => {
  const lanes = [];
  const gap = 7;
  return dated.map((record) => {
    const { span } = record;
    const left = x(span.from ? dayNumber(span.from) : -Infinity);
    const right = x(span.to ? dayNumber(span.to) + 1 : Infinity);
    const end = Math.max(right, left + 10);
    let lane = lanes.findIndex((taken) => taken + gap <= left);
    if (lane < 0) lane = lanes.push(0) - 1;
    lanes[lane] = end;
    return { record, left, right, lane: above + lane };
  });
};

const chart = (shown, wide) => {
  const dated = shown.filter((record) => record.span && (record.span.from || record.span.to));
  if (!dated.length) return null;
  const [first, last] = chartSpan(dated);
  const x = (number) => Math.max(0, Math.min(wide, ((number - first) / (last - first)) * wide));
  const marks = dated.length <= MOST ? bars(dated, x) : [];
  const rows = marks.length ? Math.max(...marks.map(({ lane }) => lane)) + 1 : 8;
  const [row, top] = [16, 10];
  const height = top + rows * row + 30;
  const picture = drawn("svg", { viewBox: `0 0 ${wide} ${height}`, class: "chart", "aria-hidden": "true", focusable: "false" });
  for (const [number, name] of scale(first, last, wide / 75)) {
    picture.append(drawn("line", { x1: x(number), x2: x(number), y1: 0, y2: height - 22, class: "tick" }));
    if (x(number) < wide - 40) picture.append(drawn("text", { x: x(number) + 4, y: height - 8, class: "scale" }, name));
  }
  if (marks.length) picture.append(...marks.map((one) => shapeOf(one, top, row)));
  else picture.append(...heights(dated, wide, [first, last], top, rows * row));
  const now = dayNumber(today);
  if (now > first && now < last) {
    picture.append(drawn("line", { x1: x(now), x2: x(now), y1: 0, y2: height - 22, class: "now" }));
  }
  const told = marks.length
    ? "A dot is a day, a bar all days that a date can mean, dashed where the source is unsure. Hollow is yet to come."
    : `Heights are counts of ${counted(dated.length, "dated record")}; filter to see each, and uncertain dates as spans.`;
  const undated = shown.length - dated.length;
  const rest = undated ? ` ${counted(undated, "record has", "records have")} no date.` : "";
  const key = make("figcaption", { class: "key" },
    make("span", { class: "swatch engagement" }, "engagement"), make("span", { class: "swatch commitment" }, "commitment"),
    make("span", { class: "swatch overdue" }, "overdue"), make("span", {}, told + rest));
  return make("figure", { class: "timechart" }, picture, key);
};

const shapeOf = ({ record, left, right, lane }, top, row) => {
  const y = top + lane * row + row / 2;
  const { span } = record;
  const kind = `${record.type} ${record.overdue ? "overdue" : record.status}`;
  const title = drawn("title", {}, `${span.words}: ${capital(record.kind)}`);
  const day = span.from && span.from === span.to;
  const shape = day
    ? drawn("circle", { cx: left, cy: y, r: 4.5, class: `dot ${kind}` }, title)
    : drawn("rect", { x: left, y: y - 4, width: Math.max(9, right - left), height: 8, rx: 4, class: `bar ${kind} ${span.vague ? "vague" : ""} ${span.from && span.to ? "" : "endless"}` }, title);
  shape.dataset.id = record.id;
  return shape;
};

const heights = (dated, wide, [first, last], top, room) => {
  const bins = Math.round(wide / 10);
  const counts = Array.from({ length: bins }, () => [0, 0, 0]);
  for (const record of dated) {
    const number = dayNumber(record.span.from ?? record.span.to);
    const bin = Math.min(bins - 1, Math.floor(((number - first) / (last - first)) * bins));
    counts[bin][record.type === "engagement" ? 0 : record.overdue ? 2 : 1] += 1;
  }
  const most = Math.max(...counts.map((each) => each[0] + each[1] + each[2]));
  return counts.flatMap((each, n) => {
    let base = top + room;
    return each.map((count, kind) => {
      const tall = (count / most) * room;
      base -= tall;
      return drawn("rect", { x: n * (wide / bins) + 1, y: base, width: wide / bins - 2, height: tall, class: `heap ${["engagement", "commitment", "commitment overdue"][kind]}` });
    });
  });
};

const monthOf = ({ span, first }) => {
  if (!span || !first) return "Without a date";
  if (span.from && span.to && span.from.slice(0, 7) !== span.to.slice(0, 7) && span.from.endsWith("-01-01") && span.to.endsWith("-12-31")) return String(Number(first.slice(0, 4)));
  return `${MONTHS[Number(first.slice(5, 7)) - 1]} ${Number(first.slice(0, 4))}`;
};

const timelineView = (section, shown, whole) => {
  const list = make("div", { class: "months" });
  let month = null;
  let group = null;
  const build = (_, record) => {
    const named = monthOf(record);
    if (named !== month) {
      month = named;
      group = make("div", { class: "month" });
      list.append(make("h3", {}, named), group);
    }
    const words = record.time?.words ?? (record.due ? `due ${record.due.words}` : "no date");
    const when = make("p", { class: record.span?.vague ? "when vague" : "when" }, words);
    group.append(make("div", { class: "entry" }, when, card(record)));
  };
  const rest = unfold(list, shown, build, whole);
  section.replaceChildren(...[make("h2", { id: "timeline-title" }, "Timeline"), chart(shown, roomFor("timeline")), list, rest].filter(Boolean));
};
