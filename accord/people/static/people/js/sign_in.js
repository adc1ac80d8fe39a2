/* Passkeys on the sign-in pages: offered where the browser knows them, and kind words when a device refuses. */
"use strict";

if (window.PublicKeyCredential) {
  for (const part of document.querySelectorAll("[data-passkey]")) part.hidden = false;
}

document.addEventListener("allauth.error", (event) => {
  event.preventDefault();
  const problem = document.getElementById("passkey-problem");
  if (!problem) return;
  problem.hidden = false;
  problem.setAttribute("role", "alert");
});
