import { useMemo } from 'react'
import { nowMs } from '../../app/browser/clock.ts'
import { setThemeChoice, useTheme } from '../../app/theme.ts'
import { languages, useWords } from '../../i18n/t.ts'
import { Segmented } from '../../kit/tabs.tsx'
import Toaster from '../../kit/toast.tsx'
import { KitControls } from './kit-controls.tsx'
import { KitColors, KitType } from './kit-tokens.tsx'
import { KitWeave } from './kit-weave.tsx'

/** Everything the console is made of, on one page, in both themes. The life shown here is made up. */
export default function KitPage() {
  const { language, setLanguage } = useWords()
  const { choice } = useTheme()
  const now = useMemo(nowMs, [])
  return (
    <main className="h-dvh overflow-y-auto">
      <header className="sticky top-0 z-20 flex flex-wrap items-center gap-4 border-b bg-canvas px-6 py-2.5">
        <h1 className="mr-auto text-20 font-title">Kit</h1>
        <Segmented
          label="Język"
          value={language}
          options={languages.map((each) => ({ value: each, label: each.toUpperCase() }))}
          onChange={setLanguage}
        />
        <Segmented
          label="Wygląd"
          value={choice}
          options={[
            { value: 'light', label: 'Jasny' },
            { value: 'dark', label: 'Ciemny' },
            { value: 'system', label: 'System' },
          ]}
          onChange={setThemeChoice}
        />
      </header>
      <div className="grid 2xl:grid-cols-2">
        {(['light', 'dark'] as const).map((theme) => (
          <div key={theme} data-theme={theme} className="flex flex-col gap-10 bg-surface p-6 text-text">
            <KitColors />
            <KitType />
            <KitControls theme={theme} />
            <KitWeave now={now} />
          </div>
        ))}
      </div>
      <Toaster />
    </main>
  )
}
