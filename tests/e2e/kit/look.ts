import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const desk = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }

interface Look {
  /** Where it was looked. */
  at: string
  /** Not ours: what others write in frames of their own. */
  except?: string
}

/**
 * One visit, three looks: axe in the light theme, the contrasts anew in the dark one (nothing else differs there), and whether
 * all of it fits a phone's width. @returns what is wrong, in words
 */
export async function lookAt(page: Page, { at, except }: Look): Promise<string[]> {
  const axe = () => {
    const builder = new AxeBuilder({ page })
    return except === undefined ? builder : builder.exclude(except)
  }
  const light = await axe().analyze()
  const faults = light.passes.length > 8 ? [] : [`${at} shows next to nothing`]
  await setTheme(page, 'dark')
  const dark = await axe().withRules(['color-contrast']).analyze()
  await setTheme(page, 'light')
  for (const [theme, { violations }] of [['light', light] as const, ['dark', dark] as const])
    for (const one of violations)
      faults.push(`${at} ${theme} ${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
  await page.setViewportSize(phone)
  faults.push(...(await findOverflow(page, at)))
  await page.setViewportSize(desk)
  return faults
}

/** Does a page scroll sideways at the width it has? What measures itself may need a moment for a new width. */
export async function findOverflow(page: Page, at: string): Promise<string[]> {
  const fits = () => document.documentElement.scrollWidth <= innerWidth
  await page.waitForFunction(fits, null, { timeout: 2_000 }).catch(() => {})
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  return width > room ? [`${at} is ${width} wide where there are ${room}`] : []
}

/** Colours that fade from one theme to the other are neither's: waits until they have arrived. */
async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate(async (name) => {
    document.documentElement.dataset.theme = name
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const fading = document.getAnimations().filter((one) => one instanceof CSSTransition)
    await Promise.allSettled(fading.map((one) => one.finished))
  }, theme)
}
