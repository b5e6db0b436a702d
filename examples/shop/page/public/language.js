// Before anything is drawn or asked: the language she chose, else her browser's, for the page and for what it says about consents.
const chosen = new URLSearchParams(location.search).get('lang') ?? localStorage.getItem('shop.language')
document.documentElement.lang = (chosen ?? navigator.language).startsWith('pl') ? 'pl' : 'en'
