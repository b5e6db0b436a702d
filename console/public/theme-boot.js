// Runs before the first paint, as a file of its own so that the page needs no inline script.
;(() => {
  const root = document.documentElement
  try {
    const theme = localStorage.getItem('splot.theme')
    const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
    root.dataset.theme = dark ? 'dark' : 'light'
    const language = localStorage.getItem('splot.language')
    if (language === 'pl' || language === 'en') root.lang = language
  } catch {
    root.dataset.theme = 'light'
  }
})()
