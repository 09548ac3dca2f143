// breaks: eslint(no-restricted-imports)
import { connect } from 'node:net';

export const call = connect;
