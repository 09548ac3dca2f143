// breaks: TS4114
class Rule {
  says() {
    return '';
  }
}

export class Hold extends Rule {
  says() {
    return 'held';
  }
}
