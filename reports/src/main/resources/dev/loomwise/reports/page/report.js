'use strict';
// What a reader can do with the page. Everything that it shows is there without this.
(() => {
  const main = document.getElementById('main');
  const element = (name, attributes, ...children) => {
    const made = Object.assign(document.createElement(name), attributes);
    made.append(...children);
    return made;
  };

  // Values where the reader points.
  const tip = element('div', { id: 'tip', role: 'status', hidden: true });
  document.body.append(tip);
  const words = (spot) => {
    const title = spot.querySelector('title');
    if (title) {
      spot.dataset.told = title.textContent;
      title.remove();
    }
    return spot.dataset.told || '';
  };
  const tell = (spot) => {
    const box = spot.getBoundingClientRect();
    tip.textContent = words(spot);
    tip.hidden = false;
    const left = Math.min(box.left + box.width / 2 - tip.offsetWidth / 2, document.documentElement.clientWidth - tip.offsetWidth - 8);
    const above = box.top - tip.offsetHeight - 8;
    tip.style.left = `${Math.max(8, left)}px`;
    tip.style.top = `${above > 4 ? above : box.bottom + 8}px`;
  };
  const hush = () => { tip.hidden = true; };
  const spotAt = (target) => target.closest && target.closest('.spot');
  document.addEventListener('pointerover', (e) => { const spot = spotAt(e.target); if (spot) tell(spot); else hush(); });
  document.addEventListener('click', (e) => { const spot = spotAt(e.target); if (spot) tell(spot); });
  document.addEventListener('scroll', hush, { passive: true });

  // The same with the arrow keys, for charts that have the focus.
  for (const chart of document.querySelectorAll('svg.chart')) {
    if (chart.querySelector('.spot')) chart.setAttribute('tabindex', '0');
  }
  const seen = (spot) => spot.getBoundingClientRect().width > 0;
  document.addEventListener('keydown', (e) => {
    if (e.key === 'Escape') hush();
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[e.key];
    const chart = document.activeElement;
    if (!step || !chart || !chart.matches('svg.chart')) return;
    e.preventDefault();
    const spots = [...chart.querySelectorAll('.spot')].filter(seen);
    if (spots.length === 0) return;
    const old = spots.findIndex((s) => s.classList.contains('told'));
    const next = spots[(old + step + spots.length) % spots.length];
    if (old >= 0) spots[old].classList.remove('told');
    next.classList.add('told');
    tell(next);
  });
  document.addEventListener('focusout', (e) => {
    if (e.target.matches && e.target.matches('svg.chart')) {
      e.target.querySelectorAll('.told').forEach((s) => s.classList.remove('told'));
      hush();
    }
  });

  // Models and workloads, on and off.
  const filters = document.getElementById('filters');
  const group = (legend, names, css, change) => {
    if (names.length < 2) return;
    const set = element('fieldset', {}, element('legend', { textContent: legend }));
    for (const name of names) {
      const box = element('input', { type: 'checkbox', checked: true });
      box.dataset.filter = name;
      box.addEventListener('change', () => change(name, box.checked));
      set.append(element('label', { className: css(name) }, box, element('span', { textContent: name })));
    }
    if (names.length > 8) {
      // So many would push the page away from who came to read it.
      const fold = element('details', {}, element('summary', { textContent: `${legend}: all ${names.length}` }), set);
      set.firstChild.className = 'away';
      set.addEventListener('change', () => {
        const on = set.querySelectorAll('input:checked').length;
        fold.firstChild.textContent = on === names.length ? `${legend}: all ${on}` : `${legend}: ${on} of ${names.length}`;
      });
      filters.append(fold);
    } else {
      filters.append(set);
    }
    filters.hidden = false;
  };
  const models = main.dataset.models.split(' ').filter((m) => main.querySelector(`.m-${m}`));
  group('Models', models, (name) => `keep m-${name}`, (name, on) => main.classList.toggle(`no-${name}`, !on));
  const workloads = [...main.querySelectorAll('.workload')];
  group('Workloads', workloads.map((w) => w.dataset.workload), () => '', (name, on) => {
    for (const w of workloads) if (w.dataset.workload === name) w.hidden = !on;
    for (const link of document.querySelectorAll('nav a')) {
      const heading = document.getElementById(link.hash.slice(1));
      const section = heading && heading.closest('.workload');
      if (section) link.parentElement.hidden = section.hidden;
    }
  });

  // Raw numbers, to the clipboard.
  for (const pre of document.querySelectorAll('pre.csv')) {
    const button = element('button', { type: 'button', textContent: 'Copy the CSV' });
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(pre.textContent);
        button.textContent = 'Copied';
      } catch {
        // Files opened from a disk may not have the clipboard: select, and the reader copies.
        pre.closest('details').open = true;
        getSelection().selectAllChildren(pre);
        button.textContent = 'Selected: press Ctrl+C';
      }
    });
    pre.closest('details').before(button);
  }
})();
