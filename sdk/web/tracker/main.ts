import { createAnalytics } from './analytics.ts'
import { readOptions } from './options.ts'

/** Takes the place of the snippet's list, repeats the calls made until now, and looks what else the page asks for. */
function start(): void {
  const options = readOptions(document.currentScript)
  // A page that names the script twice has one.
  if (options === null || window.splot) return
  const queued: unknown[][] = Array.isArray(window.analytics) ? [...window.analytics] : []
  const { analytics, splot } = createAnalytics(options)
  const push = ([method = '', ...given]: unknown[]) => {
    const run: unknown = Reflect.get(analytics, String(method))
    if (typeof run === 'function') Reflect.apply(run, analytics, given)
  }
  window.analytics = Object.assign(analytics, { push })
  window.splot = splot
  queued.forEach(push)
  // A snippet calls `page` itself; a lone tag means the same.
  if (options.isPageAuto && queued.length === 0) void analytics.page()
  // What ad platforms put on a page comes after her yes to ads, and not before.
  const askTags = () => {
    if (splot.choice()?.purposes.ads === true && !splot.hasGpc) splot.load('tags')
  }
  splot.on('consent', askTags)
  askTags()
  const look = () => {
    if (document.querySelector('[data-splot-slot],[data-splot-form]')) splot.load('blocks')
    if (document.querySelector('[data-splot-contact]')) splot.load('contact')
    if (options.hasDataLayer) splot.load('data-layer')
    if (options.hasBanner) splot.load('banner')
  }
  if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', look)
  else look()
}

start()
