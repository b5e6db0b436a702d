import { Toaster as Sonner } from 'sonner'
import 'sonner/dist/styles.css'
import { useTheme } from '../app/theme.ts'
import { useWords } from '../i18n/t.ts'

/** Where short news appears: what was done, and for ten seconds the way back. */
export default function Toaster() {
  const { theme } = useTheme()
  const { t } = useWords()
  return (
    <Sonner
      theme={theme}
      // Over the top bar, where nothing is being read; rows and forms stay free.
      position="top-center"
      offset={{ top: 6 }}
      mobileOffset={{ top: 6, left: 12, right: 12 }}
      containerAriaLabel={t('toast.region')}
      toastOptions={{
        classNames: {
          toast: '!rounded-card !border-line !bg-raised !text-text !text-13 !font-sans !shadow-float',
          description: '!text-text-2',
          actionButton: '!bg-transparent !text-brand-text !font-strong !text-13',
        },
      }}
    />
  )
}
