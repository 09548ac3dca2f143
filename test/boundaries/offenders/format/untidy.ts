// breaks: format
export   const untidy = { "a":1 }
