// breaks: product-imports-no-tests
import { aClient } from '../../test/fixtures/a-client';

export const Shell = () => aClient;
