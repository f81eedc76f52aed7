/* What scripts add to the atlas: names that Material leaves out, sorting, and narrowing of long lists. Everything reads without them. */
(function () {
  "use strict"

  function setUp() {
    nameNavigation()
    hearSearch()
    makeSortable()
    makeSiftable()
    explainOnce()
  }

  /* Material opens a citation as a dialog without a name, and leaves sections that have an index page nameless. */
  var source = document.currentScript && document.currentScript.dataset.source
  new MutationObserver(function (changes) {
    changes.forEach(function (change) {
      change.addedNodes.forEach(function (node) {
        if (node.nodeType !== 1 || !node.matches(".md-tooltip2[role=dialog]")) return
        if (source) node.setAttribute("aria-label", source)
        offerCorrection(node)
      })
    })
  }).observe(document.body, { childList: true })

  /* Where the repository is known, a citation leads to the line of the data that says what it stands for. */
  function offerCorrection(tooltip) {
    var note = document.querySelector(".aba-correct")
    var mark = document.querySelector(".footnote-ref:hover, .footnote-ref:focus")
    var place = mark && mark.closest("[data-at]")
    var inner = tooltip.querySelector(".md-tooltip2__inner")
    if (!note || !place || !inner) return
    var link = document.createElement("a")
    link.className = "aba-fix"
    link.href = note.dataset.repository + place.dataset.at
    link.textContent = note.dataset.figure
    inner.appendChild(link)
  }

  function nameNavigation() {
    document.querySelectorAll(".md-nav[aria-labelledby]").forEach(function (nav) {
      var label = document.getElementById(nav.getAttribute("aria-labelledby"))
      var title = nav.querySelector(".md-nav__title")
      if (title && !(label && label.textContent.trim())) {
        nav.setAttribute("aria-label", title.textContent.trim())
        nav.removeAttribute("aria-labelledby")
      }
    })
  }

  /* Material's search hears keys only: let it hear pasting, dictation and words picked in an input method. */
  function hearSearch() {
    document.querySelectorAll(".md-search__input:not([data-heard])").forEach(function (input) {
      input.dataset.heard = ""
      ;["input", "compositionend"].forEach(function (name) {
        input.addEventListener(name, function () { input.dispatchEvent(new KeyboardEvent("keyup")) })
      })
    })
  }

  /* What a cell is sorted by: its data-value, else its text; a number where it reads as one. */
  function key(row, column) {
    var cell = row.cells[column]
    if (!cell) return ""
    var text = cell.getAttribute("data-value")
    if (text === null) {
      var copy = cell.cloneNode(true)
      copy.querySelectorAll("sup, .aba-standing, [lang]").forEach(function (el) { el.remove() })
      text = copy.textContent.trim()
    }
    var number = parseFloat(text.replace(/[\s,\u00a0\u202f]/g, "").replace("\u2212", "-"))
    return isNaN(number) || !/^[\s\u2212+~≈<>-]*[\d.]/.test(text) ? text : number
  }

  function compare(a, b) {
    if (a === "" || a === "–" || a === "—") return b === "" || b === "–" || b === "—" ? 0 : 2
    if (b === "" || b === "–" || b === "—") return -2
    if (typeof a === "number" && typeof b === "number") return a < b ? -1 : a > b ? 1 : 0
    return String(a).localeCompare(String(b), document.documentElement.lang || "en", { numeric: true }) < 0 ? -1 : 1
  }

  function sort(table, header, column) {
    var down = header.getAttribute("aria-sort") === "ascending" ||
      (!header.hasAttribute("aria-sort") && header.classList.contains("num"))
    var sign = down ? -1 : 1
    table.querySelectorAll("thead th[aria-sort]").forEach(function (th) { th.removeAttribute("aria-sort") })
    header.setAttribute("aria-sort", down ? "descending" : "ascending")
    Array.prototype.forEach.call(table.tBodies, function (body) {
      Array.prototype.slice.call(body.rows)
        .map(function (row) { return [key(row, column), row] })
        .sort(function (a, b) {
          var order = compare(a[0], b[0])
          return Math.abs(order) === 2 ? order : sign * order     /* empty cells stay last */
        })
        .forEach(function (pair) { body.appendChild(pair[1]) })
    })
  }

  /* Sortable tables: <table class="aba-table" data-sortable>. */
  function makeSortable() {
    document.querySelectorAll("table.aba-table[data-sortable]").forEach(function (table) {
      var head = table.tHead && table.tHead.rows[table.tHead.rows.length - 1]
      if (!head) return
      Array.prototype.forEach.call(head.cells, function (header, column) {
        if (header.colSpan > 1 || !header.textContent.trim() || header.querySelector("a, button")) return
        var button = document.createElement("button")
        button.type = "button"
        button.className = "aba-sort"
        while (header.firstChild) button.appendChild(header.firstChild)
        header.appendChild(button)
        button.addEventListener("click", function () { sort(table, header, column) })
      })
    })
  }

  /* Menus that narrow a long list: an item carries data-country, data-company ... with all that it concerns.
     The choice stands in the address, so that it can be passed on. A part of the list that is left empty
     goes with its heading. */
  function makeSiftable() {
    var form = document.querySelector(".aba-sift")
    if (!form) return
    var menus = Array.prototype.slice.call(form.elements).filter(function (field) { return field.name })
    var items = document.querySelectorAll("[data-" + menus[0].name + "]")
    var lists = document.querySelectorAll(".aba-gallery, .aba-timeline, .md-typeset .aba-scroll")

    function concerns(item) {
      return menus.every(function (menu) {
        return !menu.value || item.getAttribute("data-" + menu.name).split(" ").indexOf(menu.value) >= 0
      })
    }
    function show() {
      var shown = 0
      items.forEach(function (item) {
        item.hidden = !concerns(item)
        shown += item.hidden ? 0 : 1
      })
      lists.forEach(function (list) {
        if (!list.querySelector("[data-" + menus[0].name + "]")) return
        list.hidden = !list.querySelector("[data-" + menus[0].name + "]:not([hidden])")
        var heading = list.previousElementSibling
        if (heading && /^H[2-4]$/.test(heading.tagName)) heading.hidden = list.hidden
      })
      form.querySelector("output").textContent = form.dataset.status.replace("{}", shown)
    }
    form.addEventListener("change", function () {
      var chosen = new URLSearchParams()
      menus.forEach(function (menu) { if (menu.value) chosen.set(menu.name, menu.value) })
      history.replaceState(null, "", location.pathname + (String(chosen) ? "?" + chosen : ""))
      show()
    })
    form.addEventListener("submit", function (event) { event.preventDefault() })
    var asked = new URLSearchParams(location.search)
    menus.forEach(function (menu) {
      menu.value = asked.get(menu.name) || ""
      if (menu.selectedIndex < 0) menu.value = ""
    })
    form.hidden = false
    show()
  }

  /* A term is explained where the text first uses it, to the keyboard too; later it is a word like others. */
  function explainOnce() {
    var seen = {}
    document.querySelectorAll(".md-content abbr[title]").forEach(function (term) {
      if (seen[term.title] || term.closest("a, h1, h2, h3")) return term.replaceWith(term.textContent)
      seen[term.title] = true
      term.tabIndex = 0
    })
  }

  /* Material's instant navigation brings a new page without loading this script again. */
  if (window.document$) window.document$.subscribe(setUp)
  else setUp()
})()
