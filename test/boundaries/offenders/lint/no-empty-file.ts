// breaks: unicorn(no-empty-file)

