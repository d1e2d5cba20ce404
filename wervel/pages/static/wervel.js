// What a page does beyond showing itself: theme, sorting, and drawing the charts that
// stand in it as data. Without it everything can still be read in the tables.
(() => {
  "use strict";
  const root = document.documentElement;
  root.dataset.script = "";

  // Theme: the system's, unless the reader chose.
  const kept = (value) => {
    try {
      if (value) localStorage.setItem("wervel-theme", value);
      return localStorage.getItem("wervel-theme");
    } catch { return value ?? null; }  // a page opened from a file may have no storage
  };
  const system = matchMedia("(prefers-color-scheme: dark)");
  const chosen = kept();
  if (chosen === "light" || chosen === "dark") root.dataset.theme = chosen;
  const isDark = () => (root.dataset.theme ?? (system.matches ? "dark" : "light")) === "dark";

  // A chart names its colours and font as var(--token); here they become what the page has.
  const probe = document.createElement("span");
  const meaning = (token) => {
    const name = token.slice(4, -1);
    if (name === "--sans") return getComputedStyle(root).getPropertyValue(name).trim();
    probe.style.color = token;
    return getComputedStyle(probe).color;
  };
  const resolved = (node) => {
    if (typeof node === "string") return node.startsWith("var(--") ? meaning(node) : node;
    if (Array.isArray(node)) return node.map(resolved);
    if (node && typeof node === "object") {
      return Object.fromEntries(Object.entries(node).map(([key, value]) => [key, resolved(value)]));
    }
    return node;
  };

  const OPTIONS = { displayModeBar: false, responsive: true, scrollZoom: false, doubleClick: false, showTips: false };
  const charts = () => [...document.querySelectorAll("[data-chart]")];
  let data;

  const draw = (chart, size = {}) => {
    const { data: traces, layout } = data.charts[chart.dataset.chart];
    const dressed = resolved({ traces, layout: { ...layout, ...size, template: data.theme } });
    chart.dataset.drawn = "";
    return window.Plotly.react(chart, dressed.traces, dressed.layout, OPTIONS);
  };
  const again = () => charts().filter((each) => "drawn" in each.dataset).forEach((each) => draw(each));

  const drawWhenNear = () => {
    const block = document.getElementById("charts");
    if (!block || !window.Plotly) return;
    data = JSON.parse(block.textContent);
    const watch = new IntersectionObserver((entries) => {
      for (const entry of entries.filter((each) => each.isIntersecting)) {
        watch.unobserve(entry.target);
        draw(entry.target);
      }
    }, { rootMargin: "600px" });
    charts().forEach((each) => watch.observe(each));
  };

  // Print shows all charts in light colours at half the width of paper, and opens
  // what is folded, but for the longest lists.
  const HALF_A_PAGE = { width: 320, height: 210 };
  let folded = [];
  const beforePrint = () => {
    folded = [...document.querySelectorAll("details:not([open], .long)")];
    folded.forEach((each) => { each.open = true; });
    root.dataset.printing = "";
    if (data) charts().forEach((each) => draw(each, HALF_A_PAGE));
  };
  const afterPrint = () => {
    folded.forEach((each) => { each.open = false; });
    delete root.dataset.printing;
    if (data) again();
  };

  const sorting = () => {
    const buttons = [...document.querySelectorAll("[data-sort]")];
    const press = (button) => {
      const [key, kind] = button.dataset.sort.split(":");
      const value = (row) => (kind === "number" ? Number(row.dataset[key]) : row.dataset[key]);
      const order = (a, b) => (kind === "number" ? value(a) - value(b) : value(a).localeCompare(value(b)))
        || Number(a.dataset.place) - Number(b.dataset.place);
      for (const body of document.querySelectorAll(".overview tbody")) {
        const rows = [...body.querySelectorAll("tr[data-place]")];
        body.append(...rows.sort(order));
      }
      buttons.forEach((each) => each.setAttribute("aria-pressed", String(each === button)));
    };
    buttons.forEach((each) => each.addEventListener("click", () => press(each)));
  };

  const themeButton = () => {
    const button = document.querySelector("[data-theme-button]");
    if (!button) return;
    const tell = () => button.setAttribute("aria-pressed", String(isDark()));
    button.addEventListener("click", () => {
      root.dataset.theme = isDark() ? "light" : "dark";
      kept(root.dataset.theme);
      tell();
      again();
    });
    system.addEventListener("change", () => { tell(); again(); });
    tell();
  };

  document.addEventListener("DOMContentLoaded", () => {
    probe.hidden = true;
    document.body.append(probe);
    themeButton();
    sorting();
    drawWhenNear();
    addEventListener("beforeprint", beforePrint);
    addEventListener("afterprint", afterPrint);
  });
})();
