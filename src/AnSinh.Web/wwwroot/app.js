// AnSinh: the one own script. Everything works without it; it saves double sending, lost typing and some reaching for the mouse.
(() => {
  'use strict';
  const root = document.documentElement;
  root.classList.add('js');

  // A form is sent once. Coming back by the browser's history makes it live again.
  const release = form => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll('[data-waiting]')) {
      button.textContent = button.dataset.waiting;
      button.removeAttribute('aria-disabled');
      delete button.dataset.waiting;
    }
  };
  addEventListener('submit', event => {
    const form = event.target;
    if (form.dataset.sent) {
      event.preventDefault();
      return;
    }
    if (form.method !== 'post') {
      return;
    }
    form.dataset.sent = 'yes';
    const button = event.submitter;
    if (button && button.tagName === 'BUTTON' && !button.firstElementChild) {
      button.dataset.waiting = button.textContent;
      button.textContent = root.lang === 'en' ? 'Sending…' : 'Đang gửi…';
      button.setAttribute('aria-disabled', 'true');
    }
  });
  addEventListener('pageshow', event => {
    if (event.persisted) {
      document.querySelectorAll('form[data-sent]').forEach(release);
    }
  });

  // Leaving a half-filled long form asks once more: <form data-unsaved>.
  let unsaved = false;
  addEventListener('input', event => {
    if (event.target.form && 'unsaved' in event.target.form.dataset) {
      unsaved = true;
    }
  });
  addEventListener('submit', () => { unsaved = false; }, true);
  addEventListener('beforeunload', event => {
    if (unsaved) {
      event.preventDefault();
    }
  });

  // What must be repaired is read first; its links lead to the field.
  const summary = document.querySelector('.as-summary');
  summary?.focus();
  summary?.addEventListener('click', event => {
    const field = document.getElementById(event.target.hash?.slice(1));
    if (field) {
      event.preventDefault();
      field.focus();
    }
  });

  // Single-letter keys can be turned off (WCAG 2.1.4) on the help page.
  const keysOn = () => {
    try {
      return localStorage.getItem('keys') !== 'off';
    } catch {
      return true;
    }
  };
  const toggle = document.querySelector('[data-keys]');
  if (toggle) {
    toggle.checked = keysOn();
    toggle.addEventListener('change', () => {
      try {
        localStorage.setItem('keys', toggle.checked ? 'on' : 'off');
      } catch { /* a browser that keeps nothing keeps the keys on */ }
    });
  }

  for (const button of document.querySelectorAll('[data-print]')) {
    button.addEventListener('click', () => print());
  }

  // Results follow the typing in <input data-live>, but not a letter that an input method is still composing.
  for (const box of document.querySelectorAll('[data-live]')) {
    const typed = event => {
      if (!event.isComposing) {
        box.dispatchEvent(new CustomEvent('typed', { bubbles: true }));
      }
    };
    box.addEventListener('input', typed);
    box.addEventListener('compositionend', typed);
  }
  // An answer from elsewhere (the session has ended: the sign-in page) or a failure is shown whole, not as a part.
  addEventListener('htmx:beforeSwap', event => {
    const answer = event.detail.xhr;
    if (answer.status !== 200 || new URL(answer.responseURL).pathname !== location.pathname) {
      event.preventDefault();
      location.reload();
    }
  });

  const closeMenus = except => {
    for (const menu of document.querySelectorAll('details[data-menu][open]')) {
      if (!menu.contains(except)) {
        menu.open = false;
      }
    }
  };
  addEventListener('click', event => closeMenus(event.target));

  // J and K walk the rows of <table data-rows>; Enter then follows the row's link as always.
  const walk = step => {
    const rows = [...document.querySelectorAll('table[data-rows] tbody tr')];
    if (rows.length === 0) {
      return;
    }
    const now = rows.findIndex(row => row.classList.contains('cur'));
    const next = rows[Math.min(rows.length - 1, Math.max(0, now + step))];
    rows.forEach(row => row.classList.toggle('cur', row === next));
    const target = next.querySelector('a, button, input');
    if (target) {
      target.focus({ preventScroll: true });
    }
    next.scrollIntoView({ block: 'nearest' });
  };

  const letters = {
    '/': () => document.getElementById('q')?.focus(),
    '?': () => location.assign('/huong-dan'),
    j: () => walk(1),
    k: () => walk(-1),
  };
  // A page's own letters: <a data-key="a"> or <button data-key="a">.
  const ownKey = key => [...document.querySelectorAll('[data-key]')].find(one => one.dataset.key === key);

  addEventListener('keydown', event => {
    const at = event.target;
    if (event.isComposing || event.keyCode === 229 || event.altKey || event.metaKey) {
      return;
    }
    if (event.key === 'Escape') {
      closeMenus(null);
      return;
    }
    if (event.ctrlKey) {
      if (event.key === 'Enter' && at.form) {
        at.form.requestSubmit();
      }
      return;
    }
    if (at.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(at.tagName) && at.type !== 'checkbox' || !keysOn()) {
      return;
    }
    const key = event.key.toLowerCase();
    const own = ownKey(key);
    if (own) {
      event.preventDefault();
      own.click();
    } else if (letters[key]) {
      event.preventDefault();
      letters[key]();
    }
  });
})();
