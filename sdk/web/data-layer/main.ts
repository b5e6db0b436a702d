import type { Splot } from '../core.ts'
import { translate } from './translate.ts'

/** Follows the page's `dataLayer`: what is in it already, and whatever is pushed from here on. */
function follow(splot: Splot): void {
  const layer = window.dataLayer ?? []
  window.dataLayer = layer
  const hear = (pushed: unknown) => {
    for (const { event, properties, messageId } of translate(pushed, splot.commerce !== undefined))
      splot.track(event, properties, messageId)
  }
  layer.forEach(hear)
  const push = layer.push.bind(layer)
  layer.push = (...pushed: unknown[]) => {
    const length = push(...pushed)
    // A page's own tags must not break for what we make of them.
    try {
      pushed.forEach(hear)
    } catch {
      // Nothing of ours is worth an error in somebody's shop.
    }
    return length
  }
}

const { splot } = window
if (splot !== undefined) follow(splot)
