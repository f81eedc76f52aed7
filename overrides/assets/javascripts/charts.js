/* Brings a chart to life when a reader points at it, focuses its button or taps it. Until then nothing of the
   runtime is asked for, and without scripts the picture, its table and its files are all there. */
(function () {
  "use strict"

  var runtime = null
  var started = new WeakMap()      /* picture -> the promise that it comes alive */
  var views = []          /* { chart, view, finalize, series } of every live picture */

  /* ---- Loading ------------------------------------------------------------------ */

  function load(address) {
    if (!runtime) runtime = new Promise(function (done, fail) {
      var script = document.createElement("script")
      script.src = address
      script.addEventListener("aba-runtime", function (event) { done(event.detail) })
      script.addEventListener("error", function () { runtime = null; fail(new Error("no runtime")) })
      document.head.appendChild(script)
    })
    return runtime
  }

  function read(chart, lit) {
    return fetch(chart.dataset.spec).then(function (answer) {
      if (!answer.ok) throw new Error(answer.status)
      return answer.text()
    }).then(function (text) {
      var meta = JSON.parse(text).usermeta
      var spec = JSON.parse(text.replace(/"(#[0-9a-f]{6})"/g, function (whole, code) {
        return meta.palette[code] ? '"var(--aba-' + meta.palette[code] + ', ' + code + ')"' : whole
      }))
      delete spec.title
      delete spec.description
      delete spec.usermeta
      spec.params.forEach(function (param) { if (param.name === "lit") param.value = lit || null })
      return { spec: spec, series: meta.series, toggle: meta.toggle }
    })
  }

  /* The picture of the figure that is shown at this width. */
  function visible(figure) {
    return Array.prototype.find.call(figure.querySelectorAll(".aba-chart"), function (chart) {
      return chart.offsetParent !== null
    })
  }

  function start(figure) {
    var chart = visible(figure)
    if (!chart || location.protocol === "file:") return Promise.resolve()
    if (started.has(chart)) return started.get(chart)
    var starting = Promise.all([load(figure.dataset.runtime), read(chart, figure.dataset.lit)])
      .then(function (got) { return show(figure, chart, got[0], got[1]) })
      .catch(function () { started.delete(chart) })      /* the still picture stays */
    started.set(chart, starting)
    return starting
  }

  /* ---- From still to live ------------------------------------------------------- */

  function show(figure, chart, embed, made) {
    var host = document.createElement("div")
    var tip = figure.querySelector(".aba-tip")
    return embed(host, made.spec, {
      ast: true, renderer: "svg", actions: false, defaultStyle: false,
      tooltip: function (_, event, item, value) { tell(tip, event && value, event && event.clientX, event && event.clientY) }
    }).then(function (result) {
      var still = chart.querySelector("svg")
      var live = host.querySelector("svg")
      if (!still || !chart.isConnected) { result.finalize(); return }
      live.setAttribute("role", "img")
      live.setAttribute("aria-labelledby", still.getAttribute("aria-labelledby"))
      live.style.maxWidth = still.style.maxWidth
      ;[host].concat(Array.from(live.querySelectorAll("*"))).forEach(function (part) {
        ["tabindex", "role", "aria-label", "aria-roledescription"].forEach(function (name) { part.removeAttribute(name) })
      })
      chart.replaceChild(host, still)
      chart.dataset.state = "live"
      var item = { chart: chart, figure: figure, view: result.view, finalize: result.finalize, at: -1 }
      views.push(item)
      chips(figure, made)
      if (made.series.length > 1) light(figure, result.view, made.series)
      keys(figure, item, tip)
    })
  }

  function signal(figure, name, value) {
    views.forEach(function (item) {
      if (item.figure === figure) item.view.signal(name, value).runAsync()
    })
  }

  /* Pointing at a mark of a series lets the others fade. */
  function light(figure, view, series) {
    view.addEventListener("pointerover", function (_, item) {
      var row = (item && item.datum) || {}
      var name = Object.keys(row).map(function (key) { return row[key] }).find(function (text) {
        return series.some(function (one) { return one.name === text })
      })
      if (name !== undefined) signal(figure, "lit", name)
    })
    view.addEventListener("pointerout", function () { signal(figure, "lit", figure.dataset.lit || null) })
  }

  /* ---- Series: buttons that show and hide, or let one stand out -------------------- */

  function chips(figure, made) {
    var box = figure.querySelector(".aba-series")
    if (made.series.length < 2) return
    if (box.firstChild) {                     /* the other width comes alive: it takes over what is chosen */
      if (made.toggle) signal(figure, "hidden", off(box))
      return
    }
    made.series.forEach(function (one) {
      var name = one.name
      var button = document.createElement("button")
      var swatch = document.createElement("span")
      button.type = "button"
      button.dataset.name = name
      button.setAttribute("aria-pressed", made.toggle ? "true" : "false")
      swatch.style.background = one.colour
      button.appendChild(swatch)
      button.appendChild(document.createTextNode(name))
      button.addEventListener("click", function () { press(figure, box, button, made.toggle) })
      button.addEventListener("pointerenter", function () { if (on(button, made)) signal(figure, "lit", name) })
      button.addEventListener("pointerleave", function () { signal(figure, "lit", chosen(figure, box, made)) })
      box.appendChild(button)
    })
  }

  function on(button, made) { return !made.toggle || button.getAttribute("aria-pressed") === "true" }

  function off(box) {
    return Array.prototype.map.call(box.querySelectorAll('[aria-pressed="false"]'), function (b) { return b.dataset.name })
  }

  function chosen(figure, box, made) {
    var one = !made.toggle && box.querySelector('[aria-pressed="true"]')
    return one ? one.dataset.name : figure.dataset.lit || null
  }

  function press(figure, box, button, toggle) {
    var was = button.getAttribute("aria-pressed") === "true"
    if (toggle) {
      if (was && box.querySelectorAll('[aria-pressed="true"]').length === 1) return      /* one stays */
      button.setAttribute("aria-pressed", was ? "false" : "true")
      signal(figure, "lit", figure.dataset.lit || null)
      signal(figure, "hidden", off(box))
    } else {
      box.querySelectorAll("button").forEach(function (other) { other.setAttribute("aria-pressed", "false") })
      button.setAttribute("aria-pressed", was ? "false" : "true")
      signal(figure, "lit", was ? figure.dataset.lit || null : button.dataset.name)
    }
  }

  /* ---- Values: told at the pointer, and by the arrow keys --------------------------- */

  function tell(tip, value, x, y) {
    tip.textContent = ""
    tip.hidden = !value || typeof value !== "object"
    if (tip.hidden) return
    Object.keys(value).forEach(function (name) {
      var line = document.createElement("div")
      var label = document.createElement("span")
      label.textContent = name + " "
      line.appendChild(label)
      line.appendChild(document.createTextNode(value[name]))
      tip.appendChild(line)
    })
    var box = tip.getBoundingClientRect()
    tip.style.left = Math.max(4, Math.min(x + 14, innerWidth - box.width - 8)) + "px"
    tip.style.top = Math.max(4, y + box.height + 22 > innerHeight ? y - box.height - 10 : y + 14) + "px"
  }

  /* Everything in the picture that has something to say, each thing once, in the order it is drawn. */
  function sayings(view) {
    var found = []
    var said = {}
    function walk(item) {
      if (item.tooltip && item.mark) {
        var text = JSON.stringify(item.tooltip)
        if (!said[text]) found.push(item)
        said[text] = true
      }
      (item.items || []).forEach(walk)
    }
    walk(view.scenegraph().root)
    return found
  }

  /* Where a thing stands on the screen: a line is one path, its values are points on it. */
  function spot(item) {
    var along = item.mark.marktype === "line" || item.mark.marktype === "area"
    var drawn = along ? item.mark.items[0]._svg : item._svg
    var box = drawn.getBoundingClientRect()
    if (!along) return { x: box.left + box.width / 2, y: box.top + box.height / 2 }
    return new DOMPoint(item.x, item.y).matrixTransform(drawn.getScreenCTM())
  }

  function keys(figure, live, tip) {
    var chart = live.chart
    var button = figure.querySelector(".aba-explore")
    chart.tabIndex = 0
    chart.setAttribute("role", "group")
    chart.setAttribute("aria-label", button.dataset.keys)
    live.go = function (step) {
      var all = sayings(live.view)
      if (!all.length) return
      live.at = (live.at + step + all.length) % all.length
      var place = spot(all[live.at])
      tell(tip, all[live.at].tooltip, place.x, place.y)
    }
    chart.addEventListener("keydown", function (event) {
      var step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
      if (event.key === "Escape") tell(tip, null)
      if (!step) return
      event.preventDefault()
      live.go(step)
    })
    chart.addEventListener("blur", function () { tell(tip, null) })
    chart.addEventListener("pointerleave", function () { tell(tip, null) })
  }

  /* ---- Intent ---------------------------------------------------------------------- */

  function figureOf(node) { return node.closest ? node.closest("figure.aba-figure[data-runtime]") : null }

  document.addEventListener("pointerover", function (event) {
    if (event.pointerType !== "mouse" || !event.target.closest || !event.target.closest(".aba-chart")) return
    start(figureOf(event.target))
  })
  document.addEventListener("focusin", function (event) {
    if (event.target.classList.contains("aba-explore")) start(figureOf(event.target))
  })
  document.addEventListener("click", function (event) {
    var figure = figureOf(event.target)
    if (!figure || !event.target.closest(".aba-chart, .aba-explore")) return
    start(figure).then(function () {
      var live = views.find(function (item) { return item.chart === visible(figure) })
      if (!live || !event.target.classList.contains("aba-explore")) return
      var box = figure.querySelector(".aba-series")
      box.hidden = !box.firstChild
      live.chart.focus({ preventScroll: true })
      live.chart.scrollIntoView({ block: "nearest" })
      live.go(1)
    })
  })
  matchMedia("(max-width: 35em)").addEventListener("change", function () {
    views.map(function (item) { return item.figure }).forEach(function (figure) { start(figure) })
  })

  /* ---- Pages: the first, and each that instant navigation brings -------------------- */

  function setUp() {
    views = views.filter(function (item) {
      if (!item.chart.isConnected) item.finalize()
      return item.chart.isConnected
    })
    document.querySelectorAll(".aba-explore").forEach(function (button) {
      button.hidden = location.protocol === "file:"
      button.title = button.dataset.keys
    })
    document.querySelectorAll(".aba-url[data-from]").forEach(function (place) {
      if (!/^https?:/.test(place.textContent))
        place.textContent = new URL(place.dataset.from + place.textContent, location.href).href
      place.removeAttribute("data-from")
    })
  }

  if (window.document$) window.document$.subscribe(setUp)
  else setUp()
})()
