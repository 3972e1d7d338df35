// The worker of the page.

export {}
