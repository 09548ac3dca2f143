// breaks: oxc(no-barrel-file)
export * from './no-var';
export * from './eqeqeq';
