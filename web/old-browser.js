// Runs as a plain script before everything else. A browser that cannot read the page's modules says so in a sentence.

function sayOld() {
  var starting = document.getElementById('starting')
  if (starting) starting.textContent = 'This browser is too old for this page. Any browser of 2023 or later will do.'
}
if (!('noModule' in HTMLScriptElement.prototype)) sayOld()
window.addEventListener('error', sayOld)
