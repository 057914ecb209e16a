// Passkeys, where this browser has them: without this file one signs in by mail. Nothing is fetched:
// what the browser is asked for stands in the form, and what it answers is sent as that form.

const button = document.querySelector('button[data-passkey]');
const { passkey, origin, options, minutes, failed, there } = button.dataset;

const bytesOf = (text) =>
  Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (letter) => letter.charCodeAt(0));
const textOf = (bytes) =>
  btoa(String.fromCharCode(...new Uint8Array(bytes)))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');

const asked = () => {
  const { challenge, user, excludeCredentials = [], ...publicKey } = JSON.parse(options);
  publicKey.challenge = bytesOf(challenge);
  if (user) {
    publicKey.user = { ...user, id: bytesOf(user.id) };
    publicKey.excludeCredentials = excludeCredentials.map(({ id, type }) => ({ id: bytesOf(id), type }));
  }
  return publicKey;
};

const parts = ['clientDataJSON', 'attestationObject', 'authenticatorData', 'signature', 'userHandle'];
const send = ({ id, type, response }) => {
  const given = parts.filter((part) => response[part]).map((part) => [part, textOf(response[part])]);
  const { form } = button;
  form.elements.credential.value = JSON.stringify({ id, type, response: Object.fromEntries(given) });
  form.action = button.formAction;
  form.submit();
};

// Passkeys are proposed at the field for the address, until the button asks for one.
let proposed;
const propose = async () => {
  if (passkey !== 'get' || !(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
  proposed = new AbortController();
  const { signal } = proposed;
  navigator.credentials.get({ publicKey: asked(), mediation: 'conditional', signal }).then(send, () => undefined);
};

if (window.PublicKeyCredential && location.origin === origin) {
  for (const part of document.querySelectorAll('[data-with], [data-without]')) part.hidden = 'without' in part.dataset;
  void propose();
  button.addEventListener('click', async (event) => {
    event.preventDefault();
    proposed?.abort();
    const said = button.parentElement.querySelector('[role="status"]');
    said.textContent = '';
    try {
      send(await navigator.credentials[passkey]({ publicKey: asked() }));
    } catch ({ name }) {
      said.textContent = name === 'InvalidStateError' ? there : failed;
      void propose();
    }
  });

  // Who comes back when it can be answered no more gets a new one, but for what was typed.
  const since = Date.now();
  document.addEventListener('visibilitychange', () => {
    const typed = [...document.querySelectorAll('input:not([type="hidden"])')].some(({ value }) => value);
    if (!document.hidden && !typed && Date.now() - since > minutes * 60_000) location.replace(location.href);
  });
}
