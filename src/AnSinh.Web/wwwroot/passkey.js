// Passkeys: the browser signs what the page carries. Without script, or without passkeys, the buttons stay hidden.
(() => {
  'use strict';
  const can = window.PublicKeyCredential?.parseRequestOptionsFromJSON;
  for (const form of document.querySelectorAll('form[data-passkey]')) {
    const button = form.querySelector('[data-passkey-go]');
    if (!can || !button) {
      continue;
    }
    button.hidden = false;
    button.addEventListener('click', async event => {
      event.preventDefault();
      const told = form.querySelector('[data-passkey-told]');
      told.textContent = '';
      try {
        const asked = JSON.parse(form.dataset.options);
        const credential = form.dataset.passkey === 'create'
          ? await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(asked) })
          : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(asked) });
        form.querySelector('[name=PasskeyCredential]').value = JSON.stringify(credential.toJSON());
        form.submit();
      } catch {
        told.textContent = form.dataset.failed;
      }
    });
  }
})();
