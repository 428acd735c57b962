"""A row of a space is seen in its space only, and no key crosses from one space to another."""

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import IntegrityError, connection, transaction

from people import SINCE
from zesummen.accounts.models import Service, ServiceMember, ServiceRole
from zesummen.kernel import tenancy


@pytest.fixture
def school_service(differdange):
    return Service.objects.create(space=differdange, name="Service scolaire")


def test_query_outside_a_space_is_an_error(youth_service):
    with pytest.raises(tenancy.ScopeError):
        Service.objects.count()


def test_no_space_is_not_every_space():
    with pytest.raises(tenancy.ScopeError), tenancy.inside(None):
        pass


def test_row_is_seen_in_its_own_space_only(esch, differdange, youth_service, school_service):
    with tenancy.inside(esch):
        assert list(Service.objects.all()) == [youth_service]
    with tenancy.inside(differdange):
        assert list(Service.objects.all()) == [school_service]


def test_related_rows_of_a_stolen_object_are_not_shown(differdange, youth_service):
    with tenancy.inside(differdange):
        assert list(youth_service.roles.all()) == []


def test_several_spaces_are_read_together(esch, differdange, training_body, youth_service, school_service):
    with tenancy.across([esch, training_body]):
        assert list(Service.objects.all()) == [youth_service]
    with tenancy.across([esch, differdange]):
        assert set(Service.objects.all()) == {youth_service, school_service}
    with tenancy.across([]):
        assert not Service.objects.exists()


def test_every_space_at_once_needs_a_reason(youth_service, school_service):
    with tenancy.everywhere("the test counts"):
        assert Service.objects.count() == 2
    with pytest.raises(ImproperlyConfigured), tenancy.everywhere(""):
        pass


def test_the_open_space_is_known_and_closed_afterwards(esch, differdange):
    assert tenancy.current() is None
    with tenancy.inside(esch):
        assert tenancy.current() == esch
        with tenancy.inside(differdange):
            assert tenancy.current() == differdange
        assert tenancy.current() == esch
    with tenancy.across([esch, differdange]):
        assert tenancy.current() is None
    assert tenancy.current() is None


def test_new_row_gets_the_open_space(in_space):
    assert Service.objects.create(name="Service social").space == in_space


def test_row_of_another_space_cannot_be_written_here(esch, school_service):
    school_service.name = "renamed from next door"
    with tenancy.inside(esch), pytest.raises(tenancy.ScopeError):
        school_service.save()
    with tenancy.inside(esch), pytest.raises(tenancy.ScopeError):
        Service(space=school_service.space, name="planted").save()


def test_key_to_a_row_of_another_space_is_refused_in_words(esch, school_service):
    with tenancy.inside(esch), pytest.raises(tenancy.ScopeError, match="service"):
        ServiceRole(service=school_service, role="lead").save()


def refused_by_the_database(write):
    """The constraint is deferred: it speaks at the end of the transaction, or when asked."""
    with pytest.raises(IntegrityError), transaction.atomic():
        write()
        connection.check_constraints()


def test_the_database_refuses_a_key_across_spaces_in_bulk(esch, school_service, anna):
    row = ServiceMember(space=esch, service=school_service, person=anna, from_on=SINCE)
    with tenancy.inside(esch):
        refused_by_the_database(lambda: ServiceMember.objects.bulk_create([row]))


def test_the_database_refuses_a_key_across_spaces_in_an_update(esch, youth_service, school_service):
    with tenancy.inside(esch):
        refused_by_the_database(lambda: ServiceRole.objects.update(service=school_service))


def test_the_database_refuses_a_key_across_spaces_in_plain_sql(esch, youth_service, school_service):
    table = connection.ops.quote_name(ServiceRole._meta.db_table)

    def write():
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET service_id = %s", [school_service.pk])

    refused_by_the_database(write)


def test_the_database_refuses_to_move_a_parent_to_another_space(differdange, youth_service, esch):
    with tenancy.inside(esch):
        refused_by_the_database(lambda: Service.objects.filter(pk=youth_service.pk).update(space=differdange))


def test_a_key_within_the_space_is_accepted(in_space, youth_service):
    with transaction.atomic():
        ServiceRole.objects.bulk_create([ServiceRole(space=in_space, service=youth_service, role="reader")])
        connection.check_constraints()
    assert youth_service.roles.count() == 2


def test_constraint_names_fit_every_database():
    names = [c.name for model in (Service, ServiceRole, ServiceMember) for c in model._meta.constraints]
    assert len(names) == len(set(names))
    assert max(map(len, names)) <= 30
