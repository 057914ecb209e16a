// Comfort only: every page works without this file. Nothing here sends anything.

document.querySelector('.summary h2')?.focus();

// "None of these" and the like go without other answers.
document.addEventListener('change', ({ target }) => {
  if (target.type !== 'checkbox' || !target.checked) return;
  for (const box of target.form.elements) {
    const together = 'exclusive' in target.dataset || 'exclusive' in box.dataset;
    if (box.type === 'checkbox' && box.name === target.name && box !== target && together) box.checked = false;
  }
});

// Words at "something else, namely" leave with its tick, and come back with it.
document.addEventListener('change', () => {
  for (const words of document.querySelectorAll('.other input')) {
    const { checked } = words.closest('.choice').querySelector('input');
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
