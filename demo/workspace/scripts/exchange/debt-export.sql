-- Выгрузка долгов для 1С: договоры с задолженностью на дату.
-- Вызывается заданием EXPORT_1C (НС-ПЛАНИРОВЩИК), параметр :on_date — дата выгрузки.
-- Коды сегментов сравнивать строкой: '0010', а не 10.
WITH charged AS (
    SELECT d.contract_id, SUM(d.amount) AS amount
      FROM billing_document d
     WHERE d.doc_date <= :on_date
       AND d.doc_type IN ('СЧЕТ', 'АКТ')
       AND d.is_annulled = 0
     GROUP BY d.contract_id
), paid AS (
    SELECT p.contract_id, SUM(p.amount) AS amount, MAX(p.pay_date) AS last_pay_date
      FROM billing_payment p
     WHERE p.pay_date <= :on_date
     GROUP BY p.contract_id
)
SELECT c.contract_no                              AS "Договор",
       k.inn_masked                               AS "ИНН",
       s.code                                     AS "Сегмент",
       charged.amount - COALESCE(paid.amount, 0)  AS "Долг",
       paid.last_pay_date                         AS "ПоследнийПлатеж"
  FROM contract c
  JOIN client   k ON k.id = c.client_id
  JOIN segment  s ON s.id = k.segment_id
  JOIN charged    ON charged.contract_id = c.id
  LEFT JOIN paid  ON paid.contract_id = c.id
 WHERE c.state <> 'Расторгнут'
   AND s.code IN ('0010', '0020', '0030')
   AND charged.amount > COALESCE(paid.amount, 0)
 ORDER BY c.contract_no;
