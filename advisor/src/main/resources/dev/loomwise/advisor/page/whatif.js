'use strict';
// The what-if panel: the answer for any batch, between the grid points of the table that is baked into the page.
(() => {
  const holder = document.getElementById('whatif-table');
  if (!holder) return;
  const grid = JSON.parse(holder.textContent);
  const models = Object.keys(grid.ratio);
  const MOST_TASKS = grid.tasks[grid.tasks.length - 1];
  const field = (name) => document.getElementById(`whatif-${name}`);

  // The physical limit: the cores' share of all computing, or as many waves as the limit makes.
  const limitMs = (tasks, width, wait, cpu) =>
    Math.max(wait + tasks * cpu / grid.cores, Math.ceil(tasks / width) * (wait + cpu));

  // Between which places of an axis a value lies, and how far along; logarithmic, with a little added so that 0 has a place.
  const place = (axis, value, added) => {
    const at = (v) => Math.log(v + added);
    const v = Math.min(Math.max(value, axis[0]), axis[axis.length - 1]);
    let i = 0;
    while (i < axis.length - 2 && v > axis[i + 1]) i++;
    return [i, (at(v) - at(axis[i])) / (at(axis[i + 1]) - at(axis[i]))];
  };

  const ratio = (model, tasks, width, wait, cpu) => {
    const axes = [place(grid.tasks, tasks, 0), place(grid.tasks, width, 0), place(grid.wait, wait, 0.1), place(grid.cpu, cpu, 0.01)];
    const sizes = [grid.tasks.length, grid.tasks.length, grid.wait.length, grid.cpu.length];
    let sum = 0;
    let weights = 0;
    for (let corner = 0; corner < 16; corner++) {
      let index = 0;
      let weight = 1;
      axes.forEach(([i, share], axis) => {
        const up = (corner >> axis) & 1;
        index = index * sizes[axis] + i + up;
        weight *= up ? share : 1 - share;
      });
      const known = grid.ratio[model][index];
      // No grid point where there is nothing to do, or where more are in flight than there are.
      if (weight > 0 && known !== null) {
        sum += weight * Math.log(known);
        weights += weight;
      }
    }
    return weights > 0 ? Math.exp(sum / weights) : NaN;
  };

  // Beyond the table a batch grows in a straight line.
  const timeMs = (model, tasks, limit, wait, cpu) => {
    const of = (n) => {
      const width = limit > 0 ? Math.min(limit, n) : n;
      return ratio(model, n, width, wait, cpu) * (model === 'sync' ? n * (wait + cpu) : limitMs(n, width, wait, cpu));
    };
    if (tasks <= MOST_TASKS) return of(tasks);
    const half = of(MOST_TASKS / 2);
    const full = of(MOST_TASKS);
    const width = limit > 0 ? Math.min(limit, tasks) : tasks;
    return Math.max(limitMs(tasks, width, wait, cpu), full + (full - half) / (MOST_TASKS / 2) * (tasks - MOST_TASKS));
  };

  const digits = (v) => (v >= 100 ? v.toFixed(0) : v >= 10 ? v.toFixed(1) : v.toFixed(2));
  const readable = (ms) => (ms >= 1000 ? `${digits(ms / 1000)} s` : ms >= 1 ? `${digits(ms)} ms` : `${digits(ms * 1000)} us`);

  const answer = () => {
    const [tasks, wait, cpu, limit] = ['tasks', 'wait', 'cpu', 'limit'].map((n) => Number(field(n).value.replace(',', '.')));
    const out = field('answer');
    out.textContent = '';
    const say = (name, text, css) => {
      const made = document.createElement(name);
      made.textContent = text;
      if (css) made.className = css;
      return made;
    };
    const wrong = !(tasks >= 1 && tasks <= 1e5 && Number.isInteger(tasks)) ? 'Tasks: a whole number from 1 to 100000.'
      : !(wait >= 0 && wait <= 1000) ? 'Wait: from 0 to 1000 ms.'
        : !(cpu >= 0 && cpu <= 10) ? 'CPU: from 0 to 10 ms.'
          : !(limit >= 0 && Number.isInteger(limit)) ? 'Most at once: a whole number, 0 for no limit.'
            : wait + cpu === 0 ? 'Tasks that neither wait nor compute need no model.' : '';
    if (wrong) {
      out.append(say('p', wrong, 'warning'));
      return;
    }
    const times = models.map((model) => ({ model, ms: timeMs(model, tasks, limit, wait, cpu) }))
      .filter((t) => Number.isFinite(t.ms)).sort((a, b) => a.ms - b.ms);
    const best = times[0].ms;
    const chosen = times.filter((t) => t.ms <= best * 1.05)
      .sort((a, b) => grid.simplicity[a.model] - grid.simplicity[b.model])[0];
    const least = limitMs(tasks, limit > 0 ? Math.min(limit, tasks) : tasks, wait, cpu);
    const range = (t) => `${readable(Math.max(least, t.ms / grid.spread[t.model]))} to ${readable(t.ms * grid.spread[t.model])}`;
    out.append(say('p', `Use ${chosen.model}: ${tasks} ${tasks === 1 ? 'task' : 'tasks'} in ${readable(chosen.ms)} (${range(chosen)}), `
      + `${digits(chosen.ms / least)} of the physical limit.`, 'headline'));
    const table = document.createElement('table');
    const head = table.createTHead().insertRow();
    for (const title of ['Model', 'Time', '90 % interval', 'vs best']) {
      const cell = say('th', title);
      cell.scope = 'col';
      head.append(cell);
    }
    const body = table.createTBody();
    for (const t of times) {
      const row = body.insertRow();
      row.className = `m-${t.model}${t === chosen ? ' best' : ''}`;
      const name = say('th', t.model);
      name.scope = 'row';
      row.append(name, say('td', readable(t.ms)), say('td', range(t)), say('td', digits(t.ms / best)));
    }
    const box = say('div', '', 'wide');
    box.append(table);
    out.append(box);
    const beyond = tasks > MOST_TASKS ? ' Beyond 1000 tasks it is drawn on in a straight line.' : '';
    const exact = say('p', `Read off a table of predictions.${beyond} The same, simulated: `);
    exact.append(say('code', `./loomwise advise --tasks ${tasks} --wait ${wait}ms --cpu ${cpu}ms`
      + `${wait > 0 ? ` --io ${grid.io}` : ''}${limit > 0 ? ` --in-flight ${limit}` : ''}`));
    out.append(exact);
  };

  // Sliders are logarithmic; their lowest end is 0 where 0 means something.
  const zero = { wait: -1, cpu: -2, limit: 0 };
  for (const name of ['tasks', 'wait', 'cpu', 'limit']) {
    const slide = field(`${name}-slide`);
    const toSlide = () => {
      const v = Number(field(name).value);
      slide.value = v > 0 ? Math.log10(v) : slide.min;
    };
    field(name).addEventListener('input', () => { toSlide(); answer(); });
    slide.addEventListener('input', () => {
      const v = Number(slide.value);
      const lowest = v === zero[name];
      const number = 10 ** v;
      field(name).value = lowest ? 0 : name === 'tasks' || name === 'limit' ? Math.round(number) : Number(number.toPrecision(2));
      answer();
    });
    toSlide();
  }
  const form = field('form');
  form.hidden = false;
  form.addEventListener('submit', (e) => e.preventDefault());
  answer();
})();
