// Filtren över anmärkningarna. Utan skriptet syns alla. Sidan hämtar och sparar ingenting.
(function () {
  "use strict";
  var form = document.getElementById("filter");
  var kort = Array.prototype.slice.call(document.querySelectorAll(".kort"));
  var grupper = Array.prototype.slice.call(document.querySelectorAll("[data-grupp]"));
  var antal = document.getElementById("antal");
  var inga = document.getElementById("inga-kvar");

  function summa(lista) {
    return lista.reduce(function (n, k) { return n + Number(k.dataset.antal); }, 0);
  }

  function valt(namn) {
    var val = form.elements[namn];
    return val ? val.value : "";
  }

  function filtrera() {
    var nivaer = Array.prototype.map.call(form.querySelectorAll("[name=niva]:checked"), function (v) { return v.value; });
    var avsnitt = valt("avsnitt"), fil = valt("fil");
    kort.forEach(function (k) {
      k.hidden = nivaer.indexOf(k.dataset.niva) < 0 ||
        (avsnitt !== "" && k.dataset.avsnitt !== avsnitt) || (fil !== "" && k.dataset.fil !== fil);
    });
    grupper.forEach(function (g) { g.hidden = !g.querySelector(".kort:not([hidden])"); });
    var visas = summa(kort.filter(function (k) { return !k.hidden; })), alla = summa(kort);
    antal.textContent = visas === alla
      ? (alla === 1 ? "Visar den enda anmärkningen." : "Visar alla " + alla + " anmärkningar.")
      : "Visar " + visas + " av " + alla + " anmärkningar.";
    antal.classList.toggle("urval", visas !== alla);
    inga.hidden = visas > 0;
  }

  function visaMalet() {
    var mal = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!mal) { return; }
    if (form && mal.closest("[hidden]")) { form.reset(); filtrera(); }
    for (var d = mal.closest("details"); d; d = d.parentElement.closest("details")) { d.open = true; }
    mal.scrollIntoView();
  }

  if (form) {
    form.hidden = false;
    form.addEventListener("change", filtrera);
    form.addEventListener("submit", function (h) { h.preventDefault(); });
    form.addEventListener("reset", function () { setTimeout(filtrera); });
  }
  window.addEventListener("hashchange", visaMalet);
  if (location.hash) { visaMalet(); }

  // Det som är bredare än fönstret går att rulla också med tangentbordet.
  function rullbara() {
    document.querySelectorAll("[data-rullar]").forEach(function (e) {
      if (e.scrollWidth > e.clientWidth) {
        e.tabIndex = 0;
        e.setAttribute("role", "group");
        e.setAttribute("aria-label", e.dataset.rullar);
      } else {
        ["tabindex", "role", "aria-label"].forEach(function (namn) { e.removeAttribute(namn); });
      }
    });
  }
  rullbara();
  window.addEventListener("resize", rullbara);
  document.addEventListener("toggle", rullbara, true);

  var stangda = [];
  window.addEventListener("beforeprint", function () {
    stangda = Array.prototype.slice.call(document.querySelectorAll("details:not([open])"));
    stangda.forEach(function (d) { d.open = true; });
  });
  window.addEventListener("afterprint", function () {
    stangda.forEach(function (d) { d.open = false; });
  });
})();
