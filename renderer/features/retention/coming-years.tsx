import { BarChart } from '@mantine/charts';
import { Table } from '@mantine/core';
import { Card } from '../../ui/card';
import { SCROLLS } from '../../ui/scrolls';
import type { RetentionView } from '../../vault/api';

/** How many records fall due in each of the coming years: a picture, and the same as a table. */
export function ComingYears({ years }: { readonly years: RetentionView['coming'] }) {
  if (years.every(({ count }) => count === 0)) return null;
  return (
    <Card title="Coming ten years">
      <div aria-hidden className="retention-chart">
        <BarChart
          h={180}
          data={years.map(({ year, count }) => ({ year: String(year), Records: count }))}
          dataKey="year"
          series={[{ name: 'Records', color: 'var(--accent)' }]}
          gridAxis="y"
          tickLine="none"
          barProps={{ isAnimationActive: false }}
          withTooltip={false}
          withBarValueLabel
          barChartProps={{ accessibilityLayer: false }}
        />
      </div>
      <div className="retention-scroll" {...SCROLLS}>
        <Table className="retention-table" aria-label="Records falling due by year">
          <Table.Thead>
            <Table.Tr>
              <Table.Th scope="row">Year</Table.Th>
              {years.map(({ year }) => (
                <Table.Th key={year}>{year}</Table.Th>
              ))}
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            <Table.Tr>
              <Table.Th scope="row">Due</Table.Th>
              {years.map(({ year, count }) => (
                <Table.Td key={year}>{count.toLocaleString('en-GB')}</Table.Td>
              ))}
            </Table.Tr>
          </Table.Tbody>
        </Table>
      </div>
    </Card>
  );
}
