import type { LucideIcon } from 'lucide-react'
import type { ComponentProps } from 'react'
import { LoadingMark } from './logo.tsx'
import { useOneAtATime } from './one-at-a-time.ts'

type Tone = 'primary' | 'plain' | 'quiet' | 'danger'
type Size = 'sm' | 'md' | 'lg'

const tones: Record<Tone, string> = {
  primary: 'bg-brand text-on-brand hover:bg-brand-hover',
  plain: 'border border-line bg-raised hover:bg-canvas hover:border-line-strong/60',
  quiet: 'text-text-2 hover:bg-sunken hover:text-text',
  danger: 'border border-line bg-raised text-danger hover:bg-danger-soft',
}
const sizes: Record<Size, string> = {
  sm: 'h-7 px-2 text-12 gap-1.5',
  md: 'h-8 px-3 text-13 gap-2',
  lg: 'h-11 px-4 text-14 gap-2',
}

/** The look of a button, for links that act like one. */
export function buttonClass(tone: Tone = 'plain', size: Size = 'md'): string {
  return `inline-flex shrink-0 select-none items-center justify-center whitespace-nowrap rounded-control font-button transition-colors duration-120 disabled:opacity-50 disabled:pointer-events-none ${tones[tone]} ${sizes[size]}`
}

interface ButtonProps extends ComponentProps<'button'> {
  tone?: Tone
  size?: Size
  icon?: LucideIcon | undefined
  /** For an act that takes time: whether it is under way. A second click of the same hand does not begin it again. */
  isBusy?: boolean
}

export function Button({
  tone = 'plain',
  size = 'md',
  icon: Icon,
  isBusy,
  className = '',
  children,
  onClick,
  ...rest
}: ButtonProps) {
  const mayBegin = useOneAtATime(isBusy)
  return (
    <button
      type="button"
      className={`${buttonClass(tone, size)} ${className}`}
      aria-busy={isBusy || undefined}
      {...rest}
      disabled={isBusy || rest.disabled}
      onClick={(event) => (mayBegin() ? onClick?.(event) : event.preventDefault())}
    >
      {isBusy ? (
        <LoadingMark size={16} isMono />
      ) : (
        Icon && (
          <Icon aria-hidden="true" size={size === 'sm' ? 14 : 16} strokeWidth={1.75} className="shrink-0" />
        )
      )}
      {children}
    </button>
  )
}

interface IconButtonProps extends ComponentProps<'button'> {
  label: string
  icon: LucideIcon
  size?: Size
}

const squares: Record<Size, string> = { sm: 'size-7', md: 'size-8', lg: 'size-11' }

/** A button that shows only a sign; its label is spoken and shown on hover. */
export function IconButton({ label, icon: Icon, size = 'md', className = '', ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`inline-flex shrink-0 items-center justify-center rounded-control text-text-2 transition-colors duration-120 hover:bg-sunken hover:text-text disabled:opacity-50 ${squares[size]} ${className}`}
      {...rest}
    >
      <Icon aria-hidden="true" size={size === 'lg' ? 20 : 16} strokeWidth={1.75} />
    </button>
  )
}
