import { make } from '../dom.ts'

/** Shows one box at a time, with room below the page: whatever the box covers can be scrolled out from under it. */
export function createStand(root: ShadowRoot) {
  const room = make('div', { 'aria-hidden': 'true' })
  return {
    show(box: HTMLElement): void {
      root.replaceChildren(box)
      document.body.append(room)
      new ResizeObserver(() => {
        room.style.height = `${box.offsetHeight + 32}px`
      }).observe(box)
    },
    clear(rest: readonly HTMLElement[]): void {
      room.remove()
      root.replaceChildren(...rest)
    },
  }
}
