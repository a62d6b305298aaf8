from gongkai.render.labels import cell_labels, prose_labels
from gongkai.report.forms import form, forms


def test_labels_lead_from_outside_to_the_cell() -> None:
    labels = cell_labels(form("cn-ogi-2021"))

    assert labels["disclosure.fees.amount_wan"] == ("第二十条第（八）项", "行政事业性收费", "本年收费金额（单位：万元）")
    assert labels["requests.outcome.denied.state_secret.business"] == (
        "三、本年度办理结果",
        "（三）不予公开",
        "1.属于国家秘密",
        "法人或其他组织",
        "商业企业",
    )
    assert labels["remedies.suit_direct.upheld"] == ("行政诉讼", "未经复议直接起诉", "结果维持")


def test_no_two_cells_of_a_form_have_the_same_labels() -> None:
    for known in forms().values():
        labels = cell_labels(known)
        assert set(labels) == set(known.kinds)
        assert len(set(labels.values())) == len(labels)


def test_figures_of_prose_reports_have_labels_of_their_own() -> None:
    labels = prose_labels()

    assert labels["prose.requests.by_channel.fax"] == ("收到申请数", "传真申请")
    assert len(set(labels.values())) == len(labels)
