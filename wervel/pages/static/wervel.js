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
    delete root.dataset.print;
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

  // The page of one patient: copy a resource, print the leaflet alone, and say before
  // sending that a file is too large. Without scripts the server does the last two.
  const copying = () => {
    for (const button of document.querySelectorAll("[data-copy]")) {
      const label = button.firstChild;
      const named = label.textContent;
      button.addEventListener("click", async () => {
        const text = button.closest("details").querySelector("pre");
        try {
          await navigator.clipboard.writeText(text.textContent);
          label.textContent = button.dataset.copy;
          setTimeout(() => { label.textContent = named; }, 2000);
        } catch {
          getSelection().selectAllChildren(text);  // then the keyboard copies it
        }
      });
    }
  };

  const printingAlone = () => {
    for (const button of document.querySelectorAll("[data-print]")) {
      if (button === root) continue;
      button.addEventListener("click", (event) => {
        event.preventDefault();
        root.dataset.print = button.dataset.print;
        window.print();
      });
    }
  };

  const measuring = () => {
    for (const field of document.querySelectorAll("[data-largest]")) {
      const said = document.querySelector("[data-upload-wrong]");
      field.addEventListener("change", () => {
        const isTooLarge = [...field.files].some((each) => each.size > Number(field.dataset.largest));
        said.hidden = !isTooLarge;
        said.textContent = isTooLarge ? field.dataset.tooLarge : "";
        field.setCustomValidity(said.textContent);
      });
    }
  };

  document.addEventListener("DOMContentLoaded", () => {
    probe.hidden = true;
    document.body.append(probe);
    themeButton();
    sorting();
    drawWhenNear();
    copying();
    printingAlone();
    measuring();
    document.querySelector(".problems")?.focus();
    addEventListener("beforeprint", beforePrint);
    addEventListener("afterprint", afterPrint);
  });
})();
