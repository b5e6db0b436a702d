import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Bone } from '../../kit/states.tsx'
import { frameQuery } from './queries.ts'

interface MailFrameProps {
  html: string
  title: string
  /** Width of the reader's window in pixels; the mail is drawn at it and scaled to the place it has. */
  width: number
  height: number
  scale?: number
  isDark?: boolean
}

const darkRule = /@media\s*\(\s*prefers-color-scheme\s*:\s*dark\s*\)/g

/** The mail as its reader's program would set it: her theme is chosen here, not by the member's screen. */
const chooseTheme = (html: string, isDark: boolean): string =>
  html
    .replace(darkRule, isDark ? '@media all' : '@media not all')
    .replace(/color-scheme:\s*light dark/g, `color-scheme: ${isDark ? 'dark' : 'light'}`)

/** A mail in a window of its own that runs nothing and leads nowhere. */
export function MailFrame({ html, title, width, height, scale = 1, isDark = false }: MailFrameProps) {
  const { t } = useWords()
  const frame = useQuery(frameQuery(chooseTheme(html, isDark)))
  if (frame.isError) return <p className="p-4 text-text-2">{t('content.noPreview')}</p>
  if (frame.data === undefined) return <Bone className="h-60 w-full" />
  return (
    <div className="relative overflow-hidden" style={{ width: width * scale, height: height * scale }}>
      <iframe
        title={title}
        sandbox=""
        src={frame.data.path}
        className="absolute top-0 left-0 origin-top-left border-0"
        style={{
          width,
          height,
          transform: scale === 1 ? undefined : `scale(${scale})`,
          colorScheme: isDark ? 'dark' : 'light',
        }}
      />
    </div>
  )
}
