// Comfort only: every page works without this file. Nothing here sends anything.

const mistakes = document.querySelector('.summary h2');
if (mistakes) {
  mistakes.focus();
  // As if it had been opened, not posted: Back never asks whether to send it again.
  history.replaceState(null, '', location.href);
}

// "None of these" and the like go without other answers.
document.addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || !target.checked || !target.name) return;
  for (const box of target.form.elements) {
    const together = 'exclusive' in target.dataset || 'exclusive' in box.dataset;
    if (box.type === 'checkbox' && box.name === target.name && box !== target && together) box.checked = false;
  }
});

// Words at "something else, namely" leave with its tick, and come back with it. Beside "none of these"
// they stay: the server asks what is meant.
document.addEventListener('change', () => {
  for (const words of document.querySelectorAll('.other input')) {
    const { checked } = words.closest('.choice').querySelector('input');
    const alone = words.closest('.question').querySelector('[data-exclusive]:checked');
    if (alone) continue;
    if (checked) words.value ||= words.dataset.kept ?? '';
    else if (words.value) [words.dataset.kept, words.value] = [words.value, ''];
  }
});

// Who writes at "something else, namely" means that answer.
document.addEventListener('input', ({ target }) => {
  const choice = target.closest('.other')?.parentElement.querySelector('input');
  if (!choice || choice.checked || !target.value.trim()) return;
  choice.checked = true;
  choice.dispatchEvent(new Event('change', { bubbles: true }));
});

// A top three is chosen by touching answers in order. The selects stay the fields, and say what is
// chosen.
const make = (tag, properties, ...inside) => {
  const element = Object.assign(document.createElement(tag), properties);
  element.append(...inside);
  return element;
};
for (const ranking of document.querySelectorAll('.ranking')) {
  const places = [...ranking.querySelectorAll('select')];
  const { next, full, place, or } = ranking.dataset;
  const told = make('p', { className: 'told' });
  told.setAttribute('role', 'status');
  // The first cards bear the ids of the selects, to which the summary of mistakes links.
  const cards = [...places[0].options]
    .filter(({ value }) => value)
    .map(({ value, text, dataset }, i) => {
      const box = make('input', { type: 'checkbox', value, id: places[i]?.name ?? `${places[0].name}-${value}` });
      const named = make('span', { className: 'unseen' });
      if ('exclusive' in dataset) box.dataset.exclusive = '';
      return { box, named, label: make('label', { htmlFor: box.id }, text, named) };
    });
  const isAlone = (value) => cards.some(({ box }) => box.value === value && 'exclusive' in box.dataset);
  const chosen = () => places.map(({ value }) => value).filter(Boolean);
  const room = Math.min(places.length, cards.filter(({ box }) => !('exclusive' in box.dataset)).length);
  const show = () => {
    const order = chosen();
    const alone = order.some(isAlone);
    for (const { box, named } of cards) {
      const at = order.indexOf(box.value) + 1;
      const ranked = at && !isAlone(box.value);
      box.checked = at > 0;
      box.disabled = !at && !alone && order.length >= room && !isAlone(box.value);
      if (!isAlone(box.value)) box.dataset.place = at || '';
      named.textContent = ranked ? `, ${place.replace('{n}', at)}` : '';
    }
    told.textContent = alone
      ? ''
      : order.length < room
        ? next.replace('{n}', order.length + 1)
        : full.replace('{n}', room);
  };
  ranking.addEventListener('change', ({ target }) => {
    const card = cards.find(({ box }) => box === target);
    if (!card) return show();
    const others = chosen().filter((value) => value !== target.value && !isAlone(value));
    const order = !target.checked ? others : isAlone(target.value) ? [target.value] : [...others, target.value];
    places.forEach((select, i) => {
      if (select.value === (order[i] ?? '')) return;
      select.value = order[i] ?? '';
      select.dispatchEvent(new Event('change', { bubbles: true }));
    });
    show();
  });
  const choices = make('div', { className: 'choices' });
  for (const { box, label } of cards) {
    if ('exclusive' in box.dataset && !choices.querySelector('.or')) {
      choices.append(make('p', { className: 'or', ariaHidden: 'true' }, make('span', {}, or)));
    }
    choices.append(make('div', { className: 'choice' }, box, label));
  }
  const problems = [...ranking.querySelectorAll('.problem')];
  const described = [...problems.map(({ id }) => id), ranking.getAttribute('aria-describedby')].filter(Boolean);
  if (described.length) ranking.setAttribute('aria-describedby', described.join(' '));
  for (const select of places) {
    select.removeAttribute('id');
    select.parentElement.hidden = true;
  }
  ranking.append(...problems, told, choices);
  show();
  addEventListener('pageshow', show);
}

// A menu of the bar closes with Escape and by a click beside it.
for (const menu of document.querySelectorAll('.bar details')) {
  document.addEventListener('click', ({ target }) => {
    if (!menu.contains(target)) menu.open = false;
  });
  menu.addEventListener('keydown', ({ key }) => {
    if (key !== 'Escape') return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

// On paper all that is folded is open, also where the style sheet cannot do it.
const folded = document.querySelectorAll('main details:not([open])');
addEventListener('beforeprint', () => folded.forEach((part) => (part.open = true)));
addEventListener('afterprint', () => folded.forEach((part) => (part.open = false)));

// How many characters are left: at once for the eye, after a pause for a screen reader.
for (const area of document.querySelectorAll('textarea[data-most]')) {
  const { most, left, over } = area.dataset;
  const shown = document.getElementById(`${area.id}-most`);
  const spoken = document.createElement('p');
  spoken.className = 'unseen';
  spoken.setAttribute('role', 'status');
  shown.after(spoken);
  let pause;
  const count = () => {
    const room = most - area.value.length;
    shown.textContent = (room < 0 ? over : left).replace('{n}', Math.abs(room)).replace('{most}', most);
    shown.classList.toggle('over', room < 0);
    clearTimeout(pause);
    pause = setTimeout(() => (spoken.textContent = room < most / 4 ? shown.textContent : ''), 1500);
  };
  area.addEventListener('input', count);
  if (area.value) count();
}

// Buttons that only a script can offer, after what names them.
const offer = (name, press) => {
  for (const beside of document.querySelectorAll(`[data-${name}]`)) {
    const button = document.createElement('button');
    const said = document.createElement('p');
    button.type = 'button';
    button.className = 'quiet';
    button.textContent = beside.dataset[name];
    said.setAttribute('role', 'status');
    button.addEventListener('click', () => press(beside, said));
    beside.after(button, said);
  }
};

offer('print', () => print());

offer('copy', async (code, said) => {
  getSelection().selectAllChildren(code);
  const copied = await navigator.clipboard?.writeText(code.textContent).then(
    () => true,
    () => false,
  );
  if (copied || document.execCommand('copy')) said.textContent = code.dataset.copied;
});

// What is typed stays in this tab until it is saved: another page, Back, a reload or a dead
// connection loses nothing. Of each field it keeps what the server showed and what was typed over
// it, and puts that back only while the server still shows the same: never over an answer saved
// since.
const { keep } = document.querySelector('main').dataset;
const form = document.querySelector('main form');
if (keep === 'nothing') sessionStorage.clear();
else if (keep && form) {
  const key = keep + location.pathname;
  const answersOf = (some) => {
    const filled = new FormData(some);
    const names = [...some.elements].filter(({ name, type }) => name && type !== 'hidden').map(({ name }) => name);
    return Object.fromEntries(names.map((name) => [name, filled.getAll(name)]));
  };
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);

  // "Verder" was accepted if what it began led here, by one redirect. After a dead connection this
  // page began later.
  const { sent, at } = JSON.parse(sessionStorage.getItem('sent')) ?? {};
  sessionStorage.removeItem('sent');
  const { redirectCount } = performance.getEntriesByType('navigation')[0] ?? {};
  if (sent !== key && redirectCount === 1 && Math.abs(performance.timeOrigin - at) < 2000) {
    sessionStorage.removeItem(sent);
  }

  const asShown = form.cloneNode(true);
  asShown.reset();
  const shown = answersOf(asShown);
  const kept = JSON.parse(sessionStorage.getItem(key)) ?? {};
  if (mistakes) {
    // Shown is what was typed; before it stood what the page showed when it was opened.
    for (const name in kept) shown[name] = kept[name][0];
  } else {
    const changed = [...form.elements].filter(({ name }) => name in kept && same(kept[name][0], shown[name]));
    for (const field of changed) {
      const [, typed] = kept[field.name];
      if (field.type === 'radio' || field.type === 'checkbox') field.checked = typed.includes(field.value);
      else field.value = typed[0] ?? '';
      if (field.selectedIndex === -1) field.selectedIndex = 0;
    }
    for (const field of changed) {
      field.dispatchEvent(new Event('input', { bubbles: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
    }
  }

  const keepTyped = () => {
    const typed = Object.entries(answersOf(form)).filter(([name, values]) => !same(values, shown[name]));
    const entry = Object.fromEntries(typed.map(([name, values]) => [name, [shown[name], values]]));
    if (typed.length) sessionStorage.setItem(key, JSON.stringify(entry));
    else sessionStorage.removeItem(key);
  };
  keepTyped();
  document.addEventListener('input', keepTyped);
  document.addEventListener('change', keepTyped);
  form.addEventListener('submit', () => sessionStorage.setItem('sent', JSON.stringify({ sent: key, at: Date.now() })));

  // A page that the browser kept whole may be out of date.
  addEventListener('pageshow', ({ persisted }) => {
    if (persisted && navigator.onLine) location.reload();
  });
}
