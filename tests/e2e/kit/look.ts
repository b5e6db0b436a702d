import { AxeBuilder } from '@axe-core/playwright'
import type { Page } from 'playwright-core'

const desk = { width: 1440, height: 900 }
export const phone = { width: 360, height: 740 }
/** A screen that is slow to come to rest is no fault; one that stays wrong is. */
const settleMs = 5_000

interface Sight {
  /** Nothing but what lies in here. */
  within?: string
  /** Not ours: what others write in frames of their own. */
  except?: string
  /** Only these rules. */
  rules?: string[]
}

interface Look {
  /** Where it was looked. */
  at: string
  except?: string
}

/**
 * One visit, three looks: axe in the light theme, the contrasts anew in the dark one (nothing else differs there), and whether
 * all of it fits a phone's width. @returns what is wrong, in words
 */
export async function lookAt(page: Page, { at, except }: Look): Promise<string[]> {
  const sight: Sight = except === undefined ? {} : { except }
  const { passed, faults } = await judge(page, sight)
  const told = passed > 8 ? [] : [`${at} shows next to nothing`]
  await setTheme(page, 'dark')
  const dark = await findFaults(page, { ...sight, rules: ['color-contrast'] })
  await setTheme(page, 'light')
  told.push(...faults.map((one) => `${at} light ${one}`), ...dark.map((one) => `${at} dark ${one}`))
  await page.setViewportSize(phone)
  told.push(...(await findOverflow(page, at)))
  await page.setViewportSize(desk)
  return told
}

/** What axe has against a page once it has come to rest, in words. */
export async function findFaults(page: Page, sight: Sight = {}): Promise<string[]> {
  return (await judge(page, sight)).faults
}

interface Judged {
  /** Rules that found something to be content with. */
  passed: number
  faults: string[]
}

async function judge(page: Page, sight: Sight): Promise<Judged> {
  await settle(page)
  const deadline = performance.now() + settleMs
  for (;;) {
    const { passes, violations } = await makeAxe(page, sight).analyze()
    const faults = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
    if (faults.length === 0 || performance.now() > deadline) return { passed: passes.length, faults }
    await page.waitForTimeout(250)
  }
}

/** In a page without frames axe runs where it is: a second page to put the parts together in costs more than the look. */
function makeAxe(page: Page, { within, except, rules }: Sight): AxeBuilder {
  const axe = new AxeBuilder({ page }).options({ resultTypes: ['violations'] })
  if (rules !== undefined) axe.withRules(rules)
  if (within !== undefined) axe.include(within)
  if (except !== undefined) axe.exclude(except)
  return axe.setLegacyMode(page.frames().length === 1)
}

/** Does a page scroll sideways at the width it has? What measures itself may need a moment for a new width. */
export async function findOverflow(page: Page, at: string): Promise<string[]> {
  const fits = () => document.documentElement.scrollWidth <= innerWidth
  await page.waitForFunction(fits, null, { timeout: settleMs }).catch(() => {})
  const [width, room] = await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth] as const)
  return width > room ? [`${at} is ${width} wide where there are ${room}`] : []
}

/** Colours that fade from one theme to the other are neither's: waits until they have arrived. */
async function setTheme(page: Page, theme: 'light' | 'dark'): Promise<void> {
  await page.evaluate((name) => {
    document.documentElement.dataset.theme = name
  }, theme)
  await settle(page)
}

/** Waits for what is fading or moving to arrive; what turns for ever is left to turn. */
async function settle(page: Page): Promise<void> {
  await page.evaluate(async (mostMs) => {
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const ending = document
      .getAnimations()
      .filter((one) => Number.isFinite(one.effect?.getComputedTiming().endTime))
    const ended = Promise.allSettled(ending.map((one) => one.finished))
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, mostMs))])
  }, settleMs)
}
