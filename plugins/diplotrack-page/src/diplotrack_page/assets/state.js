// What is shown: the view and the filters. It stands in the fragment of the address, so that an address shares it.

const VIEWS = new Map([["timeline", "Timeline"], ["commitments", "Commitments"], ["meetings", "Who met whom"], ["people", "People"]]);
const FILTERS = ["q", "party", "with", "person", "kind", "status", "from", "to"];

const readState = () => {
  const given = new URLSearchParams(location.hash.slice(1));
  const view = given.get("view");
  const state = { view: VIEWS.has(view) ? view : "timeline", record: given.get("record") ?? "" };
  for (const name of FILTERS) state[name] = given.get(name) ?? "";
  return state;
};

const address = (state) => {
  const given = new URLSearchParams();
  if (state.view !== "timeline") given.set("view", state.view);
  for (const name of FILTERS) if (state[name]) given.set(name, state[name]);
  if (state.record) given.set("record", state.record);
  return `#${given}`;
};

const fitting = (state) => {
  const words = state.q.toLowerCase().split(/\s+/u).filter(Boolean);
  return records.filter(
    (record) =>
      (!state.party || record.codes.has(state.party)) &&
      (!state.with || record.codes.has(state.with)) &&
      (!state.person || record.names.includes(state.person)) &&
      (!state.kind || record.kind === state.kind || record.type === state.kind) &&
      (!state.status || record.status === state.status || (state.status === "overdue" && record.overdue)) &&
      inSpan(record, state) &&
      words.every((word) => record.search.includes(word)),
  );
};

// A record fits a span if any time of it may lie there: when it was, was made, or is due.
const inSpan = (record, { from, to }) =>
  (!from && !to) ||
  [record.time, record.due].some((when) => when && (!from || !when.to || when.to >= from) && (!to || !when.from || when.from <= to));
