"""Routes of the public side."""

from django.urls import path

from gongkai_web.portal.views import (
    catalogue,
    cleanups,
    feeds,
    files,
    gazette,
    guide,
    home,
    items,
    library,
    lists,
    maps,
    opendata,
    organs,
    places,
    search,
    topics,
)

app_name = "portal"
urlpatterns = [
    path("", home.home, name="home"),
    path("search/", search.results, name="search"),
    path("suggestions/", search.suggestions, name="suggestions"),
    path("guide/", guide.guide, name="guide"),
    path("guide/<str:code>/", guide.guide, name="guide-of"),
    path("sections/<slug:name>/", lists.section, name="section"),
    path("items/", lists.everything, name="items"),
    path("items/<path:index_no>", items.item, name="item"),
    path("attachments/<int:number>/", files.attachment, name="attachment"),
    path("library/", library.library, name="library"),
    path("catalogue/", catalogue.catalogue, name="catalogue"),
    path("catalogue/<str:code>/", catalogue.catalogue, name="catalogue-of"),
    path("gazette/", gazette.issues, name="gazettes"),
    path("gazette/<str:code>/<int:year>/<int:number>/", gazette.issue, name="gazette"),
    path("gazette/<str:code>/<int:year>/<int:number>/full/", gazette.full, name="gazette-full"),
    path("topics/", topics.topics, name="topics"),
    path("topics/<str:code>/<slug:slug>/", topics.topic, name="topic"),
    path("cleanups/", cleanups.cleanups, name="cleanups"),
    path("cleanups/<int:number>/", cleanups.cleanup, name="cleanup"),
    path("places/", places.places, name="places"),
    path("opendata/", opendata.opendata, name="opendata"),
    path("organs/", organs.directory, name="organs"),
    path("organs/<str:code>/", organs.organ, name="organ"),
    path("feed.<slug:form>", feeds.feed, name="feed"),
    path("sitemap/", maps.for_people, name="sitemap"),
    path("sitemap.xml", maps.index, name="sitemap-index"),
    path("sitemap-<str:part>-<int:number>.xml", maps.part, name="sitemap-part"),
    path("robots.txt", maps.robots, name="robots"),
]
