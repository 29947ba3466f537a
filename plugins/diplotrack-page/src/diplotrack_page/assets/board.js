// The board: commitments by what became of them, those that are overdue first.

const COLUMNS = [
  ["overdue", "Overdue"], ["open", "Open"], ["accepted", "Accepted"], ["fulfilled", "Fulfilled"], ["broken", "Broken"],
  ["declined", "Declined"], ["withdrawn", "Withdrawn"], ["lapsed", "Lapsed"],
];

const daysTo = (record) => dayNumber(record.due.to) - dayNumber(today);

const deadline = (record) => {
  if (!record.due?.to || !UNSETTLED.has(record.status)) return null;
  const days = daysTo(record);
  if (days < 0) return `${counted(-days, "day")} overdue`;
  return days === 0 ? "due today" : `${counted(days, "day")} left`;
};

const boardView = (section, shown, whole) => {
  const commitments = shown.filter((record) => record.type === "commitment");
  const soonest = (one, other) => {
    const [left, right] = [one.due?.to ?? "~", other.due?.to ?? "~"];
    return left < right ? -1 : left > right ? 1 : 0;
  };
  const columns = COLUMNS.map(([status, name]) => {
    const within = commitments.filter((record) => (record.overdue ? "overdue" : record.status) === status).sort(soonest);
    if (!within.length && status !== "overdue" && status !== "open") return null;
    const title = make("h3", { id: `column-${status}` }, make("span", { class: `mark ${status}` }, name), make("span", { class: "count" }, within.length.toLocaleString("en")));
    const list = make("div", { class: "stack" });
    const build = (parent, record) => {
      const made = card(record);
      const left = deadline(record);
      if (left) made.querySelector(".due").append(make("span", { class: "left" }, left));
      parent.append(made);
    };
    const rest = unfold(list, within, build, whole);
    if (!within.length) list.append(make("p", { class: "empty" }, status === "overdue" ? "Nothing is overdue." : "Nothing is open."));
    return make("div", { class: `column ${status}`, role: "group", "aria-labelledby": `column-${status}` }, title, list, rest);
  });
  section.replaceChildren(
    make("h2", { id: "commitments-title" }, "Commitments"),
    make("p", { class: "lead" }, `Overdue is what is open or accepted and whose last day lies before ${asOf}.`),
    make("div", { class: "board" }, columns),
  );
};

const asOf = givenDay ? dayWords(givenDay) : `${dayWords(today)}, the day by your clock`;
