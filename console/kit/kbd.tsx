/** A key of the keyboard. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="inline-flex h-5 min-w-5 items-center justify-center rounded-knot border border-line bg-canvas px-1 font-sans text-12 text-text-3">
      {children}
    </kbd>
  )
}
