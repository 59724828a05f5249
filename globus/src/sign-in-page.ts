/** What the browser shows at the end of a sign-in. It loads nothing and holds nothing of the request. */
export function signInPage(outcome: 'done' | 'denied' | 'stranger'): string {
  const { title, text } = pages[outcome];
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title}</title>
<style>
:root { color-scheme: light dark }
body { font: 1.1rem/1.5 system-ui, sans-serif; margin: 0; min-height: 100vh; display: grid; place-items: center }
main { max-width: 32rem; padding: 2rem; text-align: center }
h1 { font-size: 1.6rem; margin: 0 0 .5rem }
p { margin: 0; opacity: .8 }
</style>
</head>
<body><main><h1>${title}</h1><p>${text}</p></main></body>
</html>
`;
}

const pages = {
  done: { title: 'You are signed in', text: 'You can close this page and go on where you were.' },
  denied: {
    title: 'You are not signed in',
    text: 'The access was not granted. To grant it, start the sign-in again.',
  },
  stranger: {
    title: 'This page belongs to another sign-in',
    text: 'Start the sign-in again where you began it.',
  },
};
