// breaks: relative-without-ending
import { routes } from './routes.ts';

export const Shell = () => routes;
